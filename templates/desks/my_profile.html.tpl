{{%AUTOESCAPE context="HTML"}}
<h1>[[My profile as others see it]]</h1>
{{#done_paused}}<p class="notice success" role="status">[[You are paused. Searches do not show you any more, and nobody can send you a new introduction.]]</p>
{{/done_paused}}{{#done_resumed}}<p class="notice success" role="status">[[Your pause is over.]]</p>
{{/done_resumed}}{{#done_hidden}}<p class="notice success" role="status">[[You are hidden. From this moment on, nobody finds your profile, and its address leads nowhere.]]</p>
{{/done_hidden}}{{#done_shown}}<p class="notice success" role="status">[[You are not hidden any more.]]</p>
{{/done_shown}}{{#no_mentor}}<div class="empty"><p>[[You are not a mentor, so nobody sees a profile of yours. A few answers are enough to become one, and you can stop at any time.]]</p></div>
<p class="actions"><a class="button" href="/account/profile">[[Become a mentor]]</a> <a href="/mentorship">[[Back to My Mentorship]]</a></p>
{{/no_mentor}}{{#mentor}}{{#listed}}<p class="notice success">[[Members find you. What stands below is what they read.]]</p>
{{/listed}}{{#not_listed}}<div class="notice warning">
<p>[[Members do not find you at the moment. Below is what they would read.]]</p>
<ul>
{{#suspended}}<li>[[Staff have taken your profile out of the directory. Please write to us.]]</li>
{{/suspended}}{{#hidden}}<li>[[You have hidden yourself. Choose “Show me again” below to be found.]]</li>
{{/hidden}}{{#lapsed}}<li>[[Your membership is not active. You are found again as soon as you <a href="/account/renewal">renew it</a>.]]</li>
{{/lapsed}}{{#unacknowledged}}<li>[[The documents have changed and the time to confirm them is over. You are found again as soon as you <a href="/mentorship/acknowledgement?next=/mentorship/my-profile">confirm them</a>.]]</li>
{{/unacknowledged}}{{#paused}}<li>[[You are paused. End the pause below to be found.]]</li>
{{/paused}}{{#full}}<li>[[You have as many mentees as you set in your profile. You are found again as soon as a mentorship ends or you <a href="/account/profile">raise that number</a>.]]</li>
{{/full}}</ul>
</div>
{{/not_listed}}{{#acknowledge_soon}}<p class="notice warning">[[The documents have changed. Members find you until {{last_day}}; please <a href="/mentorship/acknowledgement?next=/mentorship/my-profile">read and confirm them</a> by then.]]</p>
{{/acknowledge_soon}}<nav aria-label="[[Who looks at it]]">
<ul class="tags">
<li class="tag"><a href="/mentorship/my-profile?as=member"{{#as_member}} aria-current="page"{{/as_member}}>[[Any member]]</a></li>
<li class="tag"><a href="/mentorship/my-profile?as=connected"{{#as_connected}} aria-current="page"{{/as_connected}}>[[Someone you are connected with]]</a></li>
<li class="tag"><a href="/mentorship/my-profile?as=staff"{{#as_staff}} aria-current="page"{{/as_staff}}>[[Staff, for matching]]</a></li>
</ul>
</nav>
{{#as_member}}<p class="muted">[[What any member reads who finds you in a search.]]</p>
{{/as_member}}{{#as_connected}}<p class="muted">[[What a mentee reads whose introduction you have accepted.]]</p>
{{/as_connected}}{{#as_staff}}<p class="muted">[[What staff of the association may use for matching: all of your answers, also those that no member sees.]]</p>
{{/as_staff}}<section class="card">
{{preview:none}}
</section>
<section class="card" id="switches">
<h2>[[Who can find me]]</h2>
{{switches:none}}
</section>
<p class="actions"><a class="button secondary" href="/account/profile">[[Change my answers]]</a> <a href="/mentorship">[[Back to My Mentorship]]</a></p>
{{/mentor}}
