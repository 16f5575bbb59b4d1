{{%AUTOESCAPE context="HTML"}}
<h1>[[{{mentee_name}} would like you to be their mentor]]</h1>
{{#by_link}}{{#for_mentor}}<p>[[This introduction was sent to {{mentor_name}}, and the answer is theirs to give.]]</p>
{{/for_mentor}}{{#somebody_else}}<p class="notice warning">[[This introduction was sent to {{mentor_name}}, and you are signed in as somebody else. If you are not {{mentor_name}}, please close this page: whatever is sent from it counts as their answer.]]</p>
{{/somebody_else}}{{/by_link}}{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your answer was not recorded]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}<dl class="summary-list">
<dt>[[Sent]]</dt><dd>{{sent_date}}</dd>
<dt>[[Please answer by]]</dt><dd>{{expiry_date}}</dd>
</dl>
<section class="card">
<h2>[[Message]]</h2>
<p>{{#message_lines}}{{line}}{{#message_lines_separator}}<br>{{/message_lines_separator}}{{/message_lines}}</p>
</section>
<section class="card">
<h2>[[Profile]]</h2>
<dl class="summary-list">
{{#answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/answers}}</dl>
{{#identity}}<h3>[[Shared with the mentors they write to]]</h3>
<dl class="summary-list">
{{#identity_answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/identity_answers}}</dl>
{{/identity}}</section>
<p class="notice">[[In confidence: please keep to yourself what you read here, whatever you answer. The Confidentiality Agreement covers it.]]</p>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset class="field" id="answer" tabindex="-1"{{#answer_invalid}} aria-describedby="answer-error"{{/answer_invalid}}>
<legend>[[Your answer]] <span class="required">[[(required)]]</span></legend>
{{#answer_invalid}}<p class="error" id="answer-error">{{answer_error}}</p>
{{/answer_invalid}}<label class="choice"><input type="radio" name="answer" value="accept"{{#accept_chosen}} checked{{/accept_chosen}}> <span>[[I accept: each of us receives the other’s name and e-mail address]]</span></label>
<label class="choice"><input type="radio" name="answer" value="decline"{{#decline_chosen}} checked{{/decline_chosen}}> <span>[[I decline: the person is told kindly, and no address is given to anybody]]</span></label>
</fieldset>
<div class="field">
<label for="note">[[A few words to {{mentee_name}}]] <span class="muted">[[(optional)]]</span></label>
<p class="help" id="note-help">[[They go along with your answer. At most {{limit}} characters.]]</p>
{{#note_invalid}}<p class="error" id="note-error">{{note_error}}</p>
{{/note_invalid}}<textarea id="note" name="note" rows="5" aria-describedby="note-help{{#note_invalid}} note-error{{/note_invalid}}"{{#note_invalid}} aria-invalid="true"{{/note_invalid}}>
{{note:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Send my answer]]</button>{{#signed_in}} <a href="/mentorship">[[My Mentorship]]</a>{{/signed_in}}</p>
</form>
{{#by_link}}<p class="muted">[[You came here through a link for you alone. This page closes after half an hour; the link opens it again.]]</p>
{{/by_link}}{{#signed_in}}<p class="muted"><a href="/mentorship/concerns/new?about={{mentee_id:u}}&amp;regarding=introduction">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{mentee_id:u}}">[[Block this person]]</a></p>
{{/signed_in}}<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
