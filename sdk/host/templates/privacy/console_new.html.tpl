{{%AUTOESCAPE context="HTML"}}
<h1>[[Enter a privacy request]]</h1>
{{>ERROR_SUMMARY}}
<p>[[For what came by mail, e-mail or telephone. Its 30 days began on the day it came.]]</p>
<form id="main-form" method="post" action="/console/privacy-requests/new" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="operation" value="{{OPERATION}}">
<div class="field">
<label for="received_on">[[Received on]]</label>
<p class="help" id="received_on-help">[[Year-month-day, for example 2026-11-22.]]</p>
<input id="received_on" name="received_on" type="date" autocomplete="off" value="{{RECEIVED_ON}}" aria-describedby="received_on-help{{#RECEIVED_ON_ERROR}} received_on-error{{/RECEIVED_ON_ERROR}}"{{#RECEIVED_ON_ERROR}} aria-invalid="true"{{/RECEIVED_ON_ERROR}}>
{{#RECEIVED_ON_ERROR}}<p class="error" id="received_on-error">{{MESSAGE}}</p>{{/RECEIVED_ON_ERROR}}
</div>
<fieldset class="field" id="channel" tabindex="-1"{{#CHANNEL_ERROR}} aria-describedby="channel-error"{{/CHANNEL_ERROR}}>
<legend>[[How it came]]</legend>
{{#CHANNEL_ERROR}}<p class="error" id="channel-error">{{MESSAGE}}</p>
{{/CHANNEL_ERROR}}{{#CHANNEL}}<label class="choice"><input type="radio" name="channel" value="{{CODE}}"{{#CHOSEN}} checked{{/CHOSEN}}> <span>{{LABEL}}</span></label>
{{/CHANNEL}}</fieldset>
<fieldset class="field" id="kind" tabindex="-1"{{#KIND_ERROR}} aria-describedby="kind-error"{{/KIND_ERROR}}>
<legend>[[What is it about?]]</legend>
{{#KIND_ERROR}}<p class="error" id="kind-error">{{MESSAGE}}</p>
{{/KIND_ERROR}}{{#KIND}}<label class="choice"><input type="radio" name="kind" value="{{CODE}}"{{#CHOSEN}} checked{{/CHOSEN}}> <span>{{LABEL}}</span></label>
{{/KIND}}</fieldset>
<div class="field">
<label for="email">[[E-mail address]]</label>
<p class="help" id="email-help">[[A member’s address on file ties the request to their account. Empty: we answer by letter.]]</p>
<input id="email" name="email" type="email" autocomplete="off" maxlength="254" value="{{EMAIL}}" aria-describedby="email-help{{#EMAIL_ERROR}} email-error{{/EMAIL_ERROR}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<div class="field">
<label for="name">[[Name]]</label>
<p class="help" id="name-help">[[Needed for somebody who is no member.]]</p>
<input id="name" name="name" autocomplete="off" maxlength="200" value="{{NAME}}" aria-describedby="name-help{{#NAME_ERROR}} name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
{{#NAME_ERROR}}<p class="error" id="name-error">{{MESSAGE}}</p>{{/NAME_ERROR}}
</div>
<fieldset class="field">
<legend>[[Language of our answer]]</legend>
<label class="choice"><input type="radio" name="language" value="en"{{#IN_ENGLISH}} checked{{/IN_ENGLISH}}> <span>[[English]]</span></label>
<label class="choice"><input type="radio" name="language" value="fr"{{#IN_FRENCH}} checked{{/IN_FRENCH}}> <span>[[French]]</span></label>
</fieldset>
<div class="field">
<label for="words">[[What was asked]]</label>
<p class="help" id="words-help">[[As it was written or said. Kept sealed; at most 5,000 characters.]]</p>
{{#WORDS_ERROR}}<p class="error" id="words-error">{{MESSAGE}}</p>{{/WORDS_ERROR}}
<textarea id="words" name="words" rows="8" aria-describedby="words-help{{#WORDS_ERROR}} words-error{{/WORDS_ERROR}}"{{#WORDS_ERROR}} aria-invalid="true"{{/WORDS_ERROR}}>
{{WORDS:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Enter the request]]</button>
<a href="/console/privacy-requests">[[All privacy requests]]</a></p>
</form>
