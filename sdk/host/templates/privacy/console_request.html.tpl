{{%AUTOESCAPE context="HTML"}}
<h1>[[Privacy request {{REFERENCE}}]]</h1>
{{#JUST_DONE}}<p class="notice success" role="status">[[Recorded.]]</p>{{/JUST_DONE}}
{{>ERROR_SUMMARY}}
{{#LATE}}<p class="notice warning">{{TEXT}}</p>{{/LATE}}
<dl class="summary-list">
<dt>[[State]]</dt><dd>{{STATE}}{{#CLOSED}} · {{RESULT}}{{/CLOSED}}</dd>
<dt>[[What it is about]]</dt><dd>{{WHAT}}</dd>
<dt>[[Asked by]]</dt><dd>{{NAME}}{{#BY_LETTER}} <span class="tag">[[No e-mail address: answer by letter]]</span>{{/BY_LETTER}}<br>{{EMAIL}}</dd>
<dt>[[How it came]]</dt><dd>{{CHANNEL}}</dd>
<dt>[[Language of our answer]]</dt><dd>{{ANSWER_LANGUAGE}}</dd>
<dt>[[Received on]]</dt><dd>{{RECEIVED}}</dd>
<dt>[[Answer due on]]</dt><dd>{{DUE}}{{#NEAR}} · <strong>{{TEXT}}</strong>{{/NEAR}}{{#LEFT}} · {{TEXT}}{{/LEFT}}{{#EXTENDED}} · [[extended once]]{{/EXTENDED}}</dd>
<dt>[[Handled by]]</dt><dd>{{OWNER}}</dd>
</dl>
{{#OWN}}<p class="notice">[[This is your own request, so a colleague has to handle it.]]</p>{{/OWN}}
{{#MAY_TAKE}}<form method="post" action="{{PATH}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<input type="hidden" name="command" value="taken">
<p class="actions"><button class="button" type="submit">[[Take this request on]]</button></p>
</form>{{/MAY_TAKE}}
<section class="card">
<h2>[[What was written]]</h2>
{{#WORDS_SHOWN}}<blockquote>{{TEXT:p}}</blockquote>{{/WORDS_SHOWN}}
{{#WORDS_HIDDEN}}<p class="muted">[[Sealed: shown to whoever takes the request on, and that is recorded.]]</p>{{/WORDS_HIDDEN}}
</section>
{{#MAY_HANDLE}}<section class="card">
<h2>[[Handle the request]]</h2>
<form id="main-form" method="post" action="{{PATH}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="field" id="command" tabindex="-1"{{#COMMAND_ERROR}} aria-describedby="command-error"{{/COMMAND_ERROR}}>
<legend>[[What do you want to do?]]</legend>
{{#COMMAND_ERROR}}<p class="error" id="command-error">{{MESSAGE}}</p>
{{/COMMAND_ERROR}}{{#MAY_answered}}<label class="choice"><input type="radio" name="command" value="answered"{{#CHOSEN}} checked{{/CHOSEN}}> <span>[[Send the answer below; the request stays open]]</span></label>
{{/MAY_answered}}{{#MAY_extended}}<label class="choice"><input type="radio" name="command" value="extended"{{#CHOSEN}} checked{{/CHOSEN}}> <span>[[Take 30 days more, once; the reason below is told]]</span></label>
{{/MAY_extended}}{{#MAY_closed}}<label class="choice"><input type="radio" name="command" value="closed"{{#CHOSEN}} checked{{/CHOSEN}}> <span>[[Close the request with the outcome below]]</span></label>
{{/MAY_closed}}</fieldset>
<fieldset class="field" id="outcome" tabindex="-1"{{#OUTCOME_ERROR}} aria-describedby="outcome-error"{{/OUTCOME_ERROR}}>
<legend>[[Outcome]] <span class="muted">[[(to close the request)]]</span></legend>
{{#OUTCOME_ERROR}}<p class="error" id="outcome-error">{{MESSAGE}}</p>
{{/OUTCOME_ERROR}}{{#OUTCOMES}}<label class="choice"><input type="radio" name="outcome" value="{{CODE}}"{{#CHOSEN}} checked{{/CHOSEN}}> <span>{{LABEL}}</span></label>
{{/OUTCOMES}}</fieldset>
<div class="field">
<label for="words">[[Answer or reason]]</label>
<p class="help" id="words-help">[[Sent by e-mail to whoever asked, in their language, and kept sealed. A refusal says why, and on which law it rests.]]</p>
{{#WORDS_ERROR}}<p class="error" id="words-error">{{MESSAGE}}</p>{{/WORDS_ERROR}}
<textarea id="words" name="words" rows="8" aria-describedby="words-help{{#WORDS_ERROR}} words-error{{/WORDS_ERROR}}"{{#WORDS_ERROR}} aria-invalid="true"{{/WORDS_ERROR}}>
{{WORDS:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Record it]]</button></p>
</form>
</section>{{/MAY_HANDLE}}
<section class="card">
<h2>[[What happened]]</h2>
<ol class="steps">
{{#STEP}}<li><strong>{{ACTION}}</strong>{{#ENDED}} · {{OUTCOME}}{{/ENDED}}<br>
<span class="muted">{{AT}}</span>{{#SAID}}
<blockquote>{{TEXT:p}}</blockquote>{{/SAID}}</li>
{{/STEP}}</ol>
</section>
<p class="actions"><a href="/console/privacy-requests">[[All privacy requests]]</a> <a href="/console/erasures">[[Erasures]]</a></p>
