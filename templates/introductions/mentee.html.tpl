{{%AUTOESCAPE context="HTML"}}
<h1>[[My introduction to {{mentor_name}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your answer was not sent]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#just_sent}}<p class="notice success" role="status">[[Your introduction is on its way to {{mentor_name}}. You get an e-mail as soon as they answer.]]</p>
{{/just_sent}}{{#just_replied}}<p class="notice success" role="status">[[Your answer is on its way to {{mentor_name}}, who has the word again. Your introduction stays open until {{expiry_date}}.]]</p>
{{/just_replied}}{{#refused}}<p class="notice error" role="alert">{{reason}}</p>
{{/refused}}<dl class="summary-list">
<dt>[[State]]</dt><dd>{{state}}</dd>
<dt>[[Sent]]</dt><dd>{{sent_date}}</dd>
{{#open}}<dt>[[Open until]]</dt><dd>{{expiry_date}}</dd>
{{/open}}{{#ended}}<dt>[[Ended]]</dt><dd>{{ended_date}}</dd>
{{/ended}}</dl>
{{#withdrawn}}<p class="notice success" role="status">[[You have withdrawn this introduction, and {{mentor_name}} has been told so. Your place is free again.]]</p>
{{/withdrawn}}{{#accepted}}<p class="notice success">[[You are connected: you have each other’s e-mail address, in the e-mail that we sent to both of you and under <a href="/mentorship">My Mentorship</a>.]]</p>
{{#pairing}}<p class="actions"><a class="button" href="{{pairing_path}}">[[Open our mentorship page]]</a></p>
{{/pairing}}{{/accepted}}{{#declined}}<p class="notice">[[{{mentor_name}} cannot be your mentor at this time. That is no judgement of you, and you can write to another mentor at once.]]</p>
{{#waiting}}<p>[[From {{again_date}} you can also write to {{mentor_name}} again.]]</p>
{{/waiting}}{{/declined}}{{#expired}}<p class="notice">[[There was no answer in time. It says nothing about you, and you can write to another mentor at once.]]</p>
{{/expired}}{{#auto_declined}}<p class="notice">[[{{mentor_name}} is not available as a mentor any more. This has nothing to do with what you wrote, and you can write to another mentor at once.]]</p>
{{/auto_declined}}{{#typed_reply}}<section class="card">
<h2>[[What you had typed]]</h2>
<p>[[It was not sent. Here it is once more, so that you can copy it.]]</p>
<blockquote>{{#typed_lines}}{{line}}{{#typed_lines_separator}}<br>{{/typed_lines_separator}}{{/typed_lines}}</blockquote>
</section>
{{/typed_reply}}{{#exchange}}<section class="card">
<h2>[[Questions and answers]]</h2>
{{#asked}}<h3>[[Asked on {{asked_date}}]]</h3>
<blockquote>{{#question_lines}}{{line}}{{#question_lines_separator}}<br>{{/question_lines_separator}}{{/question_lines}}</blockquote>
{{#answered}}<p class="muted">[[Answered on {{answered_date}}]]</p>
<p>{{#reply_lines}}{{line}}{{#reply_lines_separator}}<br>{{/reply_lines_separator}}{{/reply_lines}}</p>
{{/answered}}{{#unanswered}}<p class="muted">[[Not answered yet]]</p>
{{/unanswered}}{{/asked}}</section>
{{/exchange}}{{#question_asked}}<section class="card">
<h2>[[{{mentor_name}} has asked you something]]</h2>
<p>[[Answer it, and {{mentor_name}} decides. Your introduction stays open meanwhile, and your e-mail address is still given to nobody.]]</p>
<form method="post" action="{{reply_path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<div class="field">
<label for="reply">[[Your answer to the question]] <span class="required">[[(required)]]</span></label>
<p class="help" id="reply-help">[[At most {{reply_limit}} characters. Please leave out anything that could identify a client.]]</p>
{{#reply_invalid}}<p class="error" id="reply-error">{{reply_error}}</p>
{{/reply_invalid}}<textarea id="reply" name="reply" rows="8" aria-describedby="reply-help{{#reply_invalid}} reply-error{{/reply_invalid}}"{{#reply_invalid}} aria-invalid="true"{{/reply_invalid}}>
{{reply:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Send my answer to the mentor]]</button></p>
</form>
</section>
{{/question_asked}}{{#has_note}}<section class="card">
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
{{#open}}<details><summary>[[Withdraw this introduction]]</summary>
<form method="post" action="{{withdraw_path}}">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<p>[[The mentor is told that you have withdrawn it, nobody can answer it any more, and your place is free again at once.]]</p>
<p class="actions"><button class="button danger" type="submit">[[Yes, withdraw it]]</button></p>
</form>
</details>
{{/open}}<p class="actions"><a href="/mentorship">[[My Mentorship]]</a> <a href="/mentorship/mentors">[[Find a mentor]]</a></p>
<p class="muted"><a href="/mentorship/concerns/new?about={{mentor_id:u}}&amp;regarding=introduction">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{mentor_id:u}}">[[Block this person]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
