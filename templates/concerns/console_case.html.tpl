{{%AUTOESCAPE context="HTML"}}
<h1>[[Case {{reference}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Nothing was changed]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#just_done}}<p class="notice success" role="status">[[Recorded.]]</p>
{{/just_done}}<dl class="summary-list">
<dt>[[State]]</dt><dd>{{state}}{{#has_outcome}} · {{outcome}}{{/has_outcome}}</dd>
<dt>[[What it is about]]</dt><dd>{{kind}}</dd>
<dt>[[Where it arose]]</dt><dd>{{regarding}}</dd>
<dt>[[Person named]]</dt><dd>{{#somebody}}{{about}}{{/somebody}}{{#nobody}}[[Nobody]]{{/nobody}}{{#profile_is_hidden}} <span class="tag">[[Mentor profile hidden]]</span>{{/profile_is_hidden}}{{#is_barred}} <span class="tag">[[Writes to no mentor]]</span>{{/is_barred}}</dd>
<dt>[[Reported by]]</dt><dd>{{reporter}}</dd>
<dt>[[Reported on]]</dt><dd>{{reported_date}} · {{age}}</dd>
<dt>[[Handled by]]</dt><dd>{{owner}}</dd>
</dl>
{{#may_assign}}<form method="post" action="{{path}}">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{assign_operation}}">
<input type="hidden" name="command" value="assigned">
<p class="actions"><button class="button" type="submit">[[Take this case on]]</button></p>
</form>
{{/may_assign}}{{#opened}}<section class="card">
<h2>[[What was written]]</h2>
<p>{{#words_lines}}{{line}}{{#words_lines_separator}}<br>{{/words_lines_separator}}{{/words_lines}}</p>
{{#has_reach}}<p>[[How to reach the person who reported it: {{reach}}]]</p>
{{/has_reach}}<p class="muted">[[You opened this with a reason, and that is recorded. It closes again half an hour later.]]</p>
</section>
{{/opened}}{{#may_handle}}<section class="card">
<h2>[[Handle the case]]</h2>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset class="field" id="command" tabindex="-1"{{#command_invalid}} aria-describedby="command-error"{{/command_invalid}}>
<legend>[[What do you want to do?]] <span class="required">[[(required)]]</span></legend>
{{#command_invalid}}<p class="error" id="command-error">{{command_error}}</p>
{{/command_invalid}}{{#words_opened_choice}}<label class="choice"><input type="radio" name="command" value="words_opened"{{#chosen}} checked{{/chosen}}> <span>[[Read what was written: say why below]]</span></label>
{{/words_opened_choice}}{{#noted_choice}}<label class="choice"><input type="radio" name="command" value="noted"{{#chosen}} checked{{/chosen}}> <span>[[Add a note]]</span></label>
{{/noted_choice}}{{#profile_hidden_choice}}<label class="choice"><input type="radio" name="command" value="profile_hidden"{{#chosen}} checked{{/chosen}}> <span>[[Hide the mentor profile of the person named]]</span></label>
{{/profile_hidden_choice}}{{#profile_shown_choice}}<label class="choice"><input type="radio" name="command" value="profile_shown"{{#chosen}} checked{{/chosen}}> <span>[[Show the mentor profile again]]</span></label>
{{/profile_shown_choice}}{{#bar_lifted_choice}}<label class="choice"><input type="radio" name="command" value="bar_lifted"{{#chosen}} checked{{/chosen}}> <span>[[Let the person named write to mentors again]]</span></label>
{{/bar_lifted_choice}}{{#closed_choice}}<label class="choice"><input type="radio" name="command" value="closed"{{#chosen}} checked{{/chosen}}> <span>[[Close the case with the outcome below]]</span></label>
{{/closed_choice}}</fieldset>
{{#closing}}<fieldset class="field" id="outcome" tabindex="-1"{{#outcome_invalid}} aria-describedby="outcome-error"{{/outcome_invalid}}>
<legend>[[Outcome]] <span class="muted">[[(to close the case)]]</span></legend>
<p class="help">[[Whoever reported it is told that the case is closed, and not the outcome. After every outcome but the first, the two stay apart in searches.]]</p>
{{#outcome_invalid}}<p class="error" id="outcome-error">{{outcome_error}}</p>
{{/outcome_invalid}}{{#outcomes}}<label class="choice"><input type="radio" name="outcome" value="{{code}}"{{#chosen}} checked{{/chosen}}> <span>{{label}}</span></label>
{{/outcomes}}</fieldset>
{{/closing}}<div class="field">
<label for="reason">[[Note or reason]] <span class="required">[[(required)]]</span></label>
<p class="help" id="reason-help">[[For colleagues: it stays in the history of the case, sealed. At most 1,000 characters.]]</p>
{{#reason_invalid}}<p class="error" id="reason-error">{{reason_error}}</p>
{{/reason_invalid}}<textarea id="reason" name="reason" rows="4" aria-describedby="reason-help{{#reason_invalid}} reason-error{{/reason_invalid}}"{{#reason_invalid}} aria-invalid="true"{{/reason_invalid}}>
{{reason:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Record it]]</button></p>
</form>
</section>
{{/may_handle}}<section class="card">
<h2>[[History]]</h2>
{{#no_steps}}<p>[[Nobody has taken this case on yet.]]</p>
{{/no_steps}}{{#some_steps}}<ol class="steps">
{{/some_steps}}{{#step}}<li><strong>{{action}}</strong>{{#step_outcome}} · {{outcome}}{{/step_outcome}}<br>
<span class="muted">{{at}} · {{actor}}</span>{{#said}}<br>
{{#words_lines}}{{line}}{{#words_lines_separator}}<br>{{/words_lines_separator}}{{/words_lines}}{{/said}}</li>
{{/step}}{{#some_steps}}</ol>
{{/some_steps}}</section>
<p class="actions"><a href="/console/mentorship/concerns">[[All concerns]]</a></p>
