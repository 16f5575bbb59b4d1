{{%AUTOESCAPE context="HTML"}}
<h1>[[Report a concern]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your concern was not sent]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#person}}{{#named}}<p>[[This is about {{name}}. They are not told that you report anything, and they see it nowhere.]]</p>
{{/named}}{{#unnamed}}<p>[[This is about the person whose page you came from. They are not told that you report anything, and they see it nowhere.]]</p>
{{/unnamed}}{{/person}}{{#general}}<p>[[Tell us about anything in the program that worries you. To report something about one person, use the link on that person’s page, or name them below.]]</p>
{{/general}}<p>[[Only the program’s staff read it, and only those who handle your case. If somebody is in danger now, call 911 first.]]</p>
<form method="post" action="/mentorship/concerns/new" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
{{#person}}<input type="hidden" name="about" value="{{about}}">
<input type="hidden" name="regarding" value="{{regarding}}">
{{/person}}<fieldset class="field" id="kind" tabindex="-1"{{#kind_invalid}} aria-describedby="kind-error"{{/kind_invalid}}>
<legend>[[What is it about?]] <span class="required">[[(required)]]</span></legend>
{{#kind_invalid}}<p class="error" id="kind-error">{{kind_error}}</p>
{{/kind_invalid}}{{#kinds}}<label class="choice"><input type="radio" name="kind" value="{{code}}"{{#chosen}} checked{{/chosen}}> <span>{{label}}</span></label>
{{/kinds}}</fieldset>
<div class="field">
<label for="words">[[What happened?]] <span class="required">[[(required)]]</span></label>
<p class="help" id="words-help">[[When, where, and what it did to you or to others. At most {{limit}} characters. Please leave out anything that could identify a client.]]</p>
{{#words_invalid}}<p class="error" id="words-error">{{words_error}}</p>
{{/words_invalid}}<textarea id="words" name="words" rows="10" aria-describedby="words-help{{#words_invalid}} words-error{{/words_invalid}}"{{#words_invalid}} aria-invalid="true"{{/words_invalid}}>
{{words:p}}</textarea>
</div>
<div class="field">
<label for="reach">[[How may we reach you?]] <span class="muted">[[(optional)]]</span></label>
<p class="help" id="reach-help">[[A telephone number and good times, for example. Otherwise we write to the e-mail address of your account.]]</p>
{{#reach_invalid}}<p class="error" id="reach-error">{{reach_error}}</p>
{{/reach_invalid}}<input type="text" id="reach" name="reach" value="{{reach}}" autocomplete="off" aria-describedby="reach-help{{#reach_invalid}} reach-error{{/reach_invalid}}"{{#reach_invalid}} aria-invalid="true"{{/reach_invalid}}>
</div>
{{#may_block}}<fieldset class="field">
<legend>[[Keep your distance]]</legend>
<label class="choice"><input type="checkbox" name="block" value="1"{{#chosen}} checked{{/chosen}}> <span>[[I also want to block {{name}}: we no longer find each other, and what is open between us ends. They are not told why.]]</span></label>
</fieldset>
{{/may_block}}<p>[[By sending it you agree that the staff who handle your case read what you wrote. Whenever they open it, that is recorded, and you see it under <a href="/mentorship/consents">My consents</a>.]]</p>
<p class="actions"><button class="button" type="submit">[[Send my concern]]</button> <a href="/mentorship">[[My Mentorship]]</a></p>
</form>
<p class="muted">[[You would rather talk to somebody? Write to <a href="mailto:{{support_email}}">{{support_email}}</a> or call {{telephone}}.]]</p>
