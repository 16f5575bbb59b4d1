{{%AUTOESCAPE context="HTML"}}
<h1>[[{{mentee_name}} would like you to be their mentor]]</h1>
{{#just_paused}}<p class="notice success" role="status">[[You are paused: nobody can send you a new introduction. This one can still be answered.]]</p>
{{/just_paused}}{{#by_link}}{{#for_mentor}}<p>[[This introduction was sent to {{mentor_name}}, and the answer is theirs to give.]]</p>
{{/for_mentor}}{{#somebody_else}}<p class="notice warning">[[This introduction was sent to {{mentor_name}}, and you are signed in as somebody else. If you are not {{mentor_name}}, please close this page: whatever is sent from it counts as their answer.]]</p>
{{/somebody_else}}{{/by_link}}{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your answer was not recorded]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#question_asked}}<p class="notice success" role="status">[[Your question is with {{mentee_name}}, who has been told by e-mail. You get an e-mail as soon as it is answered; until then you can still accept or decline.]]</p>
{{/question_asked}}<dl class="summary-list">
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
{{#exchange}}<section class="card">
<h2>[[Questions and answers]]</h2>
{{#asked}}<h3>[[Asked on {{asked_date}}]]</h3>
<blockquote>{{#question_lines}}{{line}}{{#question_lines_separator}}<br>{{/question_lines_separator}}{{/question_lines}}</blockquote>
{{#answered}}<p class="muted">[[Answered on {{answered_date}}]]</p>
<p>{{#reply_lines}}{{line}}{{#reply_lines_separator}}<br>{{/reply_lines_separator}}{{/reply_lines}}</p>
{{/answered}}{{#unanswered}}<p class="muted">[[Not answered yet]]</p>
{{/unanswered}}{{/asked}}</section>
{{/exchange}}<p class="notice">[[In confidence: please keep to yourself what you read here, whatever you answer. The Confidentiality Agreement covers it.]]</p>
{{#at_capacity}}<p class="notice warning">[[You have as many mentees as you set in your profile, so you cannot accept at the moment. <a href="/account/profile">Raise that number</a>, or end a pairing under <a href="/mentorship">My Mentorship</a>; this page stays as it is meanwhile.]]</p>
{{/at_capacity}}<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset class="field" id="answer" tabindex="-1"{{#answer_invalid}} aria-describedby="answer-error"{{/answer_invalid}}>
<legend>[[Your answer]] <span class="required">[[(required)]]</span></legend>
{{#answer_invalid}}<p class="error" id="answer-error">{{answer_error}}</p>
{{/answer_invalid}}<label class="choice"><input type="radio" name="answer" value="accept"{{#accept_chosen}} checked{{/accept_chosen}}> <span>[[I accept: each of us receives the other’s name and e-mail address]]</span></label>
<label class="choice"><input type="radio" name="answer" value="decline"{{#decline_chosen}} checked{{/decline_chosen}}> <span>[[I decline: the person is told kindly, and no address is given to anybody]]</span></label>
{{#may_ask}}<label class="choice"><input type="radio" name="answer" value="ask"{{#ask_chosen}} checked{{/ask_chosen}}> <span>[[I would like to ask a question first: the introduction stays open, and no address is given to anybody]]</span></label>
{{/may_ask}}</fieldset>
<div class="field">
<label for="note">{{#may_ask}}[[Your question, or a few words to {{mentee_name}}]]{{/may_ask}}{{#no_asking}}[[A few words to {{mentee_name}}]] <span class="muted">[[(optional)]]</span>{{/no_asking}}</label>
<p class="help" id="note-help">{{#may_ask}}[[A question has to be written; with any other answer a few words are optional. At most {{limit}} characters.]]{{/may_ask}}{{#no_asking}}[[They go along with your answer. At most {{limit}} characters.]]{{/no_asking}}</p>
{{#note_invalid}}<p class="error" id="note-error">{{note_error}}</p>
{{/note_invalid}}<textarea id="note" name="note" rows="5" aria-describedby="note-help{{#note_invalid}} note-error{{/note_invalid}}"{{#note_invalid}} aria-invalid="true"{{/note_invalid}}>
{{note:p}}</textarea>
</div>
{{#documents_changed}}<p class="notice warning" id="documents">[[The documents that mentors agree to have a new version. To accept, please read and confirm it here; to decline or to ask, you need not.]]</p>
{{boxes:none}}
{{/documents_changed}}<p class="actions"><button class="button" type="submit">[[Send my answer]]</button>{{#signed_in}} <a href="/mentorship">[[My Mentorship]]</a>{{/signed_in}}</p>
</form>
{{#is_paused}}<p class="muted">[[You are paused: nobody can send you a new introduction. This one can still be answered.]]</p>
{{/is_paused}}{{#may_pause}}<details>
<summary>[[I am not taking new mentees]]</summary>
<form method="post" action="{{pause_path}}">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{pause_operation}}">
<p>[[Searches will not show you, and nobody can send you a new introduction, until you end the pause in My Mentorship. This introduction stays here to be answered; what you have typed above and not sent is not kept.]]</p>
<p class="actions"><button class="button secondary" type="submit">[[Pause me]]</button></p>
</form>
</details>
{{/may_pause}}{{#by_link}}<p class="muted">[[You came here through a link for you alone. This page closes after half an hour; the link opens it again.]]</p>
<p class="muted"><a href="/mentorship/concerns/new?about={{mentee_id:u}}&amp;regarding=introduction">[[Report a concern]]</a></p>
{{/by_link}}{{#signed_in}}<p class="muted"><a href="/mentorship/concerns/new?about={{mentee_id:u}}&amp;regarding=introduction">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{mentee_id:u}}">[[Block this person]]</a></p>
{{/signed_in}}<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
