{{%AUTOESCAPE context="HTML"}}
<h1>[[Are you still there?]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your answer was not recorded]]</h2>
<ul>
{{#entry}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/entry}}</ul>
</div>
{{/error_summary}}{{#asked}}<p>[[Some introductions that members sent you have ended without an answer. Tell us by {{last_day}} whether you still have time for new mentees; otherwise we pause you, so that nobody waits in vain.]]</p>
<form method="post" action="/mentorship/presence" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset class="field" id="answer" tabindex="-1"{{#answer_invalid}} aria-describedby="answer-error"{{/answer_invalid}}>
<legend>[[Your answer]] <span class="required">[[(required)]]</span></legend>
{{#answer_invalid}}<p class="error" id="answer-error">{{answer_error}}</p>
{{/answer_invalid}}<label class="choice"><input type="radio" name="answer" value="here"> <span>[[I am still here: members go on finding me]]</span></label>
<label class="choice"><input type="radio" name="answer" value="pause"> <span>[[Pause me: nobody can send me a new introduction until I end the pause]]</span></label>
</fieldset>
<p class="actions"><button class="button" type="submit">[[Send my answer]]</button></p>
</form>
{{/asked}}{{#here}}<p class="notice success">[[You are a mentor, and nothing is asked of you at the moment.]]</p>
<p class="actions"><a href="/mentorship">[[Go to My Mentorship]]</a></p>
{{/here}}{{#paused}}<p class="notice">[[You are paused: nobody can send you a new introduction. End the pause in My Mentorship whenever you have time again.]]</p>
<p class="actions"><a class="button secondary" href="/mentorship">[[Go to My Mentorship]]</a></p>
{{/paused}}{{#no_mentor}}<p>[[You are not a mentor at the moment, so nothing is asked of you.]]</p>
<p class="actions"><a href="/mentorship">[[Go to My Mentorship]]</a></p>
{{/no_mentor}}
