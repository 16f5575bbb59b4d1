{{%AUTOESCAPE context="HTML"}}
<h1>[[My mentee profile]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your profile was not saved yet]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#saved}}<p class="notice success" role="status">[[Your profile is saved. It goes along with the next introductions that you send; what you have sent already stays as it was.]]</p>
<p class="actions"><a class="button" href="/mentorship/mentors">[[Find a mentor]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
{{/saved}}{{#waiting}}<p class="notice" role="status">[[One step before you write: a mentor decides on your message and on this profile. Once it is saved, you go straight on to your message.]]</p>
{{/waiting}}<p>[[You answer these questions once. They go along with every introduction that you send, so that a mentor can see whether they are the right person for you. You can change them at any time.]]</p>
<form method="post" action="/mentorship/profile" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="version" value="{{version}}">
{{#waiting}}<input type="hidden" name="for" value="{{for}}">
{{/waiting}}{{questions:none}}
<p class="actions"><button class="button" type="submit">{{#waiting}}[[Save and go on to my message]]{{/waiting}}{{#alone}}[[Save my profile]]{{/alone}}</button></p>
</form>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
