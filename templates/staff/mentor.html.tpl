{{%AUTOESCAPE context="HTML"}}
<h1>{{name}}</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Nothing was changed]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#done_hidden}}<p class="notice success" role="status">[[The profile is hidden. Nobody finds it any more, and open introductions have ended with a neutral notice.]]</p>
{{/done_hidden}}{{#done_shown}}<p class="notice success" role="status">[[The profile is shown again.]]</p>
{{/done_shown}}<dl class="summary-list">
<dt>[[State]]</dt><dd>{{#tag}}<span class="tag">{{label}}</span> {{/tag}}</dd>
<dt>[[E-mail address]]</dt><dd>{{email}}</dd>
<dt>[[Mentor since]]</dt><dd>{{#since}}{{date}}{{/since}}</dd>
<dt>[[Membership until]]</dt><dd>{{#paid}}{{date}}{{/paid}}</dd>
<dt>[[Terms of Use and Confidentiality Agreement]]</dt><dd>{{#acknowledged}}[[Version {{terms}} and version {{confidentiality}}]]{{/acknowledged}}{{#not_acknowledged}}[[Not acknowledged yet]]{{/not_acknowledged}}</dd>
<dt>[[Introductions]]</dt><dd>{{open_introductions}}</dd>
</dl>
<section class="card">
<h2>[[Mentorships]]</h2>
{{#no_pairings}}<p>[[None yet.]]</p>
{{/no_pairings}}{{#some_pairings}}<ul>
{{/some_pairings}}{{#pairing}}<li>{{name}} · {{#as_mentor}}[[as this person’s mentee]]{{/as_mentor}}{{#as_mentee}}[[as this person’s mentor]]{{/as_mentee}} · {{#until}}[[from {{since}} to {{date}}]]{{/until}}{{#standing}}[[since {{since}}]]{{/standing}}</li>
{{/pairing}}{{#some_pairings}}</ul>
{{/some_pairings}}</section>
{{#may_hide}}<section class="card">
<h2>[[Hide this profile]]</h2>
<p>[[Nobody finds the mentor from that moment on, open introductions end with a neutral notice, and mentorships go on. The mentor sees that the profile is hidden by staff. You can show it again at any time.]]</p>
<form method="post" action="{{path}}/hide" id="main-form">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset class="field" id="reason" tabindex="-1"{{#reason_invalid}} aria-describedby="reason-error"{{/reason_invalid}}>
<legend>[[Why]] <span class="required">[[(required)]]</span></legend>
{{#reason_invalid}}<p class="error" id="reason-error">{{reason_error}}</p>
{{/reason_invalid}}{{#reason}}<label class="choice"><input type="radio" name="reason" value="{{code}}"{{#chosen}} checked{{/chosen}}> <span>{{label}}</span></label>
{{/reason}}</fieldset>
<p class="actions"><button class="button danger" type="submit">[[Hide the profile]]</button></p>
</form>
</section>
{{/may_hide}}{{#may_restore}}<section class="card">
<h2>[[Hidden by staff]]</h2>
<p>[[Nobody finds this mentor. Once shown again, the profile is as the mentor left it; introductions that have ended stay ended.]]</p>
<form method="post" action="{{path}}/restore">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<p class="actions"><button class="button" type="submit">[[Show the profile again]]</button></p>
</form>
</section>
{{/may_restore}}<section class="card">
<h2>[[History]]</h2>
{{#no_history}}<p>[[Nothing is recorded yet.]]</p>
{{/no_history}}{{#some_history}}<ol class="steps">
{{/some_history}}{{#entry_of_history}}<li><strong>{{action}}</strong>{{#because}} · {{text}}{{/because}}<br>
<span class="muted">{{at}} · {{actor}}</span></li>
{{/entry_of_history}}{{#some_history}}</ol>
{{/some_history}}</section>
<p class="actions">{{#can_be_found}}<a href="/mentorship/mentors/{{id}}">[[The profile as members see it]]</a> {{/can_be_found}}<a href="/console/mentorship/mentors">[[All mentors]]</a></p>
