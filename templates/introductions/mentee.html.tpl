{{%AUTOESCAPE context="HTML"}}
<h1>[[My introduction to {{mentor_name}}]]</h1>
{{#just_sent}}<p class="notice success" role="status">[[Your introduction is on its way to {{mentor_name}}. You get an e-mail as soon as they answer.]]</p>
{{/just_sent}}{{#refused}}<p class="notice error" role="alert">{{reason}}</p>
{{/refused}}<dl class="summary-list">
<dt>[[State]]</dt><dd>{{state}}</dd>
<dt>[[Sent]]</dt><dd>{{sent_date}}</dd>
{{#sent}}<dt>[[Open until]]</dt><dd>{{expiry_date}}</dd>
{{/sent}}{{#ended}}<dt>[[Ended]]</dt><dd>{{ended_date}}</dd>
{{/ended}}</dl>
{{#withdrawn}}<p class="notice success" role="status">[[You have withdrawn this introduction, and {{mentor_name}} has been told so. Your place is free again.]]</p>
{{/withdrawn}}{{#accepted}}<p class="notice success">[[You are connected: you have each other’s e-mail address, in the e-mail that we sent to both of you and under <a href="/mentorship">My Mentorship</a>.]]</p>
{{/accepted}}{{#declined}}<p class="notice">[[{{mentor_name}} cannot be your mentor at this time. That is no judgement of you, and you can write to another mentor at once.]]</p>
{{/declined}}{{#expired}}<p class="notice">[[There was no answer in time. It says nothing about you, and you can write to another mentor at once.]]</p>
{{/expired}}{{#auto_declined}}<p class="notice">[[{{mentor_name}} is not available as a mentor any more. This has nothing to do with what you wrote, and you can write to another mentor at once.]]</p>
{{/auto_declined}}{{#has_note}}<section class="card">
<h2>[[What the mentor wrote]]</h2>
<p>{{#note_lines}}{{line}}{{#note_lines_separator}}<br>{{/note_lines_separator}}{{/note_lines}}</p>
</section>
{{/has_note}}<section class="card">
<h2>[[What you wrote]]</h2>
<p>{{#message_lines}}{{line}}{{#message_lines_separator}}<br>{{/message_lines_separator}}{{/message_lines}}</p>
<details><summary>[[The profile that went along]]</summary>
<dl class="summary-list">
{{#answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/answers}}</dl>
</details>
</section>
{{#sent}}<details><summary>[[Withdraw this introduction]]</summary>
<form method="post" action="{{withdraw_path}}">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<p>[[The mentor is told that you have withdrawn it, nobody can answer it any more, and your place is free again at once.]]</p>
<p class="actions"><button class="button danger" type="submit">[[Yes, withdraw it]]</button></p>
</form>
</details>
{{/sent}}<p class="actions"><a href="/mentorship">[[My Mentorship]]</a> <a href="/mentorship/mentors">[[Find a mentor]]</a></p>
<p class="muted"><a href="/mentorship/concerns/new?about={{mentor_id:u}}&amp;regarding=introduction">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{mentor_id:u}}">[[Block this person]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
