{{%AUTOESCAPE context="HTML"}}
<div class="hero">
<h1>[[Welcome to your association]]</h1>
<p class="lead">[[Renew your membership, keep your profile up to date, and find or become a mentor, all in one place.]]</p>
<p class="actions">
{{#SIGNED_OUT}}<a class="button" href="/sign-in">[[Sign in]]</a>
<a class="button secondary" href="/password-reset">[[I forgot my password]]</a>{{/SIGNED_OUT}}
{{#SIGNED_IN}}<a class="button" href="/account">[[Go to my account]]</a>{{/SIGNED_IN}}
</p>
</div>
<ul class="cards">
<li class="card"><h2>[[Membership]]</h2><p>[[A membership runs for twelve months from the day you register or renew. You can renew online at any time.]]</p></li>
<li class="card"><h2>[[Mentorship]]</h2><p>[[Members and associates find each other by practice area, experience, language and much more. It is free of charge.]]</p></li>
<li class="card"><h2>[[Your choice]]</h2><p>[[What you tell us about yourself is shown only as far as you allow, and you can change your mind at any time.]]</p></li>
</ul>
