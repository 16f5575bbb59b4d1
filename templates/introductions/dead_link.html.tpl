{{%AUTOESCAPE context="HTML"}}
<h1>[[This link does not work any more]]</h1>
{{#ended}}<p class="notice">{{#accepted}}[[You accepted this introduction on {{ended_date}}.]]{{/accepted}}{{#declined}}[[You declined this introduction on {{ended_date}}.]]{{/declined}}{{#withdrawn}}[[The person who wrote it withdrew it on {{ended_date}}.]]{{/withdrawn}}{{#expired}}[[The time for an answer was over on {{ended_date}}.]]{{/expired}}{{#auto_declined}}[[It was closed on {{ended_date}} without an answer.]]{{/auto_declined}}</p>
{{/ended}}{{#unknown}}<p>[[That is nothing to worry about. It happens when]]</p>
<ul>
<li>[[the link was cut off on its way: copy the whole address out of the e-mail,]]</li>
<li>[[the introduction was answered already,]]</li>
<li>[[the person who wrote it has withdrawn it, or the time for an answer is over,]]</li>
<li>[[your e-mail address or your place in the program has changed since,]]</li>
<li>[[or the page was open for more than half an hour: then simply open the link in the e-mail again.]]</li>
</ul>
{{/unknown}}{{#typed_note}}<section class="card">
<h2>[[What you had typed]]</h2>
<p>[[It was not sent. Here it is once more, so that you can copy it.]]</p>
<blockquote>{{#typed_lines}}{{line}}{{#typed_lines_separator}}<br>{{/typed_lines_separator}}{{/typed_lines}}</blockquote>
</section>
{{/typed_note}}<p class="actions"><a class="button" href="/mentorship">[[Sign in and see my introductions]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
