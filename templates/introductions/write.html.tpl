{{%AUTOESCAPE context="HTML"}}
<h1>[[Write to {{mentor_name}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your introduction was not sent]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[We send your message and your profile to {{mentor_name}} by e-mail. They have {{expiry_days}} days to accept or to decline. Until they accept, neither of you sees the other’s e-mail address.]]</p>
<p class="muted">{{places}}</p>
<form method="post" action="/mentorship/mentors/{{mentor_id}}/introduction" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<div class="field">
<label for="message">[[Your message]] <span class="required">[[(required)]]</span></label>
<p class="help" id="message-help">[[Who you are, what you hope for, and why you write to this person. At most {{limit}} characters. Please leave out anything that could identify a client.]]</p>
{{#message_invalid}}<p class="error" id="message-error">{{message_error}}</p>
{{/message_invalid}}<textarea id="message" name="message" rows="12" aria-describedby="message-help{{#message_invalid}} message-error{{/message_invalid}}"{{#message_invalid}} aria-invalid="true"{{/message_invalid}}>
{{message:p}}</textarea>
</div>
<section class="card">
<h2>[[Your profile goes along]]</h2>
<p>[[This is what the mentor receives. Identity answers are never part of it: a mentor sees those that you marked as shown only after signing in.]]</p>
<details><summary>[[See the profile as it is sent]]</summary>
<dl class="summary-list">
{{#answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/answers}}</dl>
</details>
<p><a href="/mentorship/profile?for={{mentor_id:u}}">[[Change my profile first]]</a></p>
</section>
<p class="notice">[[In confidence: what you and the mentor write to each other is for the two of you. The Confidentiality Agreement binds the mentor, and it asks the same of you.]]</p>
<p class="actions"><button class="button" type="submit">[[Send my introduction]]</button> <a href="/mentorship/mentors/{{mentor_id}}">[[Back to the mentor]]</a></p>
</form>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
