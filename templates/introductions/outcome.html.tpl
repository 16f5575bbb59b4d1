{{%AUTOESCAPE context="HTML"}}
{{#accepted}}<h1>[[You have accepted]]</h1>{{/accepted}}{{#declined}}<h1>[[You have declined]]</h1>{{/declined}}{{#withdrawn}}<h1>[[This introduction was withdrawn]]</h1>{{/withdrawn}}{{#expired}}<h1>[[This introduction has expired]]</h1>{{/expired}}{{#auto_declined}}<h1>[[This introduction was closed]]</h1>{{/auto_declined}}{{#open}}<h1>[[This introduction has expired]]</h1>{{/open}}
{{#not_recorded}}<p class="notice error" role="alert">[[Your answer of just now was not recorded.]] {{reason}}</p>
{{/not_recorded}}{{#typed_note}}<section class="card">
<h2>[[What you had typed]]</h2>
<p>[[It was not sent. Here it is once more, so that you can copy it.]]</p>
<blockquote>{{#typed_lines}}{{line}}{{#typed_lines_separator}}<br>{{/typed_lines_separator}}{{/typed_lines}}</blockquote>
</section>
{{/typed_note}}{{#accepted}}<p class="notice success">[[You and {{mentee_name}} are connected: each of you has received an e-mail with the other’s name and address.]]</p>
<p>[[What helps most now: tell them when you are available, and go through their goals with them at the first conversation.]]</p>
{{#pairing}}<p class="actions"><a class="button" href="{{pairing_path}}">[[Open our mentorship page]]</a></p>
{{/pairing}}{{/accepted}}{{#declined}}<p class="notice">[[{{mentee_name}} has been told kindly, with your words if you wrote some. Thank you for answering.]]</p>
{{/declined}}{{#withdrawn}}<p class="notice">[[{{mentee_name}} has taken it back. You need not do anything.]]</p>
{{/withdrawn}}{{#expired}}<p class="notice">[[The time for an answer is over, and {{mentee_name}} has been told. They may write to you again.]]</p>
{{/expired}}{{#auto_declined}}<p class="notice">[[It was closed without an answer, and {{mentee_name}} has been told so. You need not do anything.]]</p>
{{/auto_declined}}{{#signed_in}}<section class="card">
<h2>[[What it was]]</h2>
<dl class="summary-list">
<dt>[[From]]</dt><dd>{{mentee_name}}</dd>
<dt>[[Sent]]</dt><dd>{{sent_date}}</dd>
{{#ended}}<dt>[[Ended]]</dt><dd>{{ended_date}}</dd>
{{/ended}}</dl>
<p>{{#message_lines}}{{line}}{{#message_lines_separator}}<br>{{/message_lines_separator}}{{/message_lines}}</p>
{{#has_note}}<h3>[[What you wrote]]</h3>
<p>{{#note_lines}}{{line}}{{#note_lines_separator}}<br>{{/note_lines_separator}}{{/note_lines}}</p>
{{/has_note}}</section>
{{#exchange}}<section class="card">
<h2>[[Questions and answers]]</h2>
{{#asked}}<h3>[[Asked on {{asked_date}}]]</h3>
<blockquote>{{#question_lines}}{{line}}{{#question_lines_separator}}<br>{{/question_lines_separator}}{{/question_lines}}</blockquote>
{{#answered}}<p class="muted">[[Answered on {{answered_date}}]]</p>
<p>{{#reply_lines}}{{line}}{{#reply_lines_separator}}<br>{{/reply_lines_separator}}{{/reply_lines}}</p>
{{/answered}}{{#unanswered}}<p class="muted">[[Not answered yet]]</p>
{{/unanswered}}{{/asked}}</section>
{{/exchange}}{{/signed_in}}<p class="actions"><a href="/mentorship">[[My Mentorship]]</a></p>
{{#signed_in}}<p class="muted"><a href="/mentorship/concerns/new?about={{mentee_id:u}}&amp;regarding=introduction">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{mentee_id:u}}">[[Block this person]]</a></p>
{{/signed_in}}<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
