{{%AUTOESCAPE context="HTML"}}
<h1>{{#new}}[[Enter an incident]]{{/new}}{{#old}}[[An incident]]{{/old}}</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Nothing was entered]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#corrected_meanwhile}}<p class="notice warning" role="alert">[[Somebody corrected this incident while you were writing. What you typed is still here: compare it with the newest line below and save once more.]]</p>
{{/corrected_meanwhile}}<p>[[Write so that nobody can be recognised. The regulation asks for every field that is marked.]]</p>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
{{#old}}<input type="hidden" name="line" value="{{line}}">
{{/old}}{{#field}}<div class="field">
<label for="{{id}}" id="{{id}}-label">{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}</label>
<p class="help" id="{{id}}-help">{{help}}</p>
{{#invalid}}<p class="error" id="{{id}}-error">{{message}}</p>
{{/invalid}}{{#words}}<textarea id="{{id}}" name="{{id}}" rows="4" aria-describedby="{{id}}-help{{#wrong}} {{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
{{value:p}}</textarea>
{{/words}}{{#line_input}}<input id="{{id}}" name="{{id}}" value="{{value}}" aria-describedby="{{id}}-help{{#wrong}} {{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
{{/line_input}}{{#risk}}<select id="{{id}}" name="{{id}}" aria-describedby="{{id}}-help{{#wrong}} {{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
<option value="">[[Please choose]]</option>
{{#choice}}<option value="{{code}}"{{#chosen}} selected{{/chosen}}>{{words}}</option>
{{/choice}}</select>
{{/risk}}</div>
{{/field}}<p class="actions"><button class="button" type="submit">{{#new}}[[Enter the incident]]{{/new}}{{#old}}[[Add a corrected line]]{{/old}}</button> <a href="/console/mentorship/incidents">[[Back to the register]]</a></p>
</form>
{{#old}}<section>
<h2>[[All lines, the newest first]]</h2>
{{#entry_line}}<details>
<summary>[[Line {{number}}, {{at}}]]</summary>
<dl class="summary-list">
{{#said}}<dt>{{label}}</dt><dd>{{value}}</dd>
{{/said}}</dl>
</details>
{{/entry_line}}</section>
{{/old}}
