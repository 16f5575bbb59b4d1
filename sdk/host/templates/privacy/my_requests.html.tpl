{{%AUTOESCAPE context="HTML"}}
<h1>[[My requests under privacy law]]</h1>
{{>ERROR_SUMMARY}}
<p>[[You can ask what is held about you, have it corrected or erased, ask a question or complain. We answer within 30 days. You need no request to <a href="/account/privacy">download your data or erase your account</a>, or to <a href="/account/profile">correct your profile</a>.]]</p>
<h2>[[My requests so far]]</h2>
{{#NONE}}<p class="empty">[[You have made no request yet.]]</p>{{/NONE}}
{{#SOME}}<ul class="cards">
{{#REQUEST}}<li class="card"><h3><a href="{{LINK}}">{{WHAT}}</a></h3>
<p>{{STATE}} · <span class="muted">{{REFERENCE}}</span><br>[[Received on {{RECEIVED}}]]{{#OPEN}}<br>[[Answer due on {{DUE}}]]{{/OPEN}}</p></li>
{{/REQUEST}}</ul>{{/SOME}}
<h2>[[Make a request]]</h2>
<form id="main-form" method="post" action="/account/privacy/requests" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="operation" value="{{OPERATION}}">
<fieldset class="field" id="kind" tabindex="-1"{{#KIND_ERROR}} aria-describedby="kind-error"{{/KIND_ERROR}}>
<legend>[[What is it about?]]</legend>
{{#KIND_ERROR}}<p class="error" id="kind-error">{{MESSAGE}}</p>
{{/KIND_ERROR}}{{#KIND}}<label class="choice"><input type="radio" name="kind" value="{{CODE}}"{{#CHOSEN}} checked{{/CHOSEN}}> <span>{{LABEL}}</span></label>
{{/KIND}}</fieldset>
<div class="field">
<label for="words">[[In your own words]]</label>
<p class="help" id="words-help">[[Read only by the staff who answer it. At most 5,000 characters.]]</p>
{{#WORDS_ERROR}}<p class="error" id="words-error">{{MESSAGE}}</p>{{/WORDS_ERROR}}
<textarea id="words" name="words" rows="8" aria-describedby="words-help{{#WORDS_ERROR}} words-error{{/WORDS_ERROR}}"{{#WORDS_ERROR}} aria-invalid="true"{{/WORDS_ERROR}}>
{{WORDS:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Send my request]]</button>
<a href="/account/privacy">[[Back to my data]]</a></p>
</form>
