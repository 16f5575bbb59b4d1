{{%AUTOESCAPE context="HTML"}}
<h1>[[Publish: {{title}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[This was not published yet]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Nothing is published yet. See what changes; then confirm below.]]</p>
{{#added}}<section class="card">
<h2>[[Questions added]]</h2>
<ul>
{{#field}}<li>{{label}} <code>{{id}}</code>{{#identity}} <span class="tag">[[Identity]]</span>{{/identity}}{{#required}} <span class="tag">[[Required]]</span>{{/required}}</li>
{{/field}}</ul>
</section>
{{/added}}{{#removed}}<section class="card">
<h2>[[Questions no longer asked]]</h2>
<p class="muted">[[Answers to them are kept, and nobody sees them or finds anybody by them any more.]]</p>
<ul>
{{#field}}<li>{{label}} <code>{{id}}</code>{{#identity}} <span class="tag">[[Identity]]</span>{{/identity}}</li>
{{/field}}</ul>
</section>
{{/removed}}{{#changed}}<section class="card">
<h2>[[Questions that change]]</h2>
<ul>
{{#field}}<li>{{label}} <code>{{id}}</code>
<ul>
{{#what}}<li>{{words}}</li>
{{/what}}</ul></li>
{{/field}}</ul>
</section>
{{/changed}}{{#arrangement}}<p>[[Sections, their words, or the order of the questions change.]]</p>
{{/arrangement}}{{#lost}}<div class="notice warning">
<p>[[Members can no longer search by:]]</p>
<ul>
{{#field}}<li>{{label}}</li>
{{/field}}</ul>
</div>
{{/lost}}<section class="card">
<h2>[[The form as it will be]]</h2>
<details>
<summary>[[In English]]</summary>
<fieldset lang="en" disabled>{{english:none}}</fieldset>
</details>
<details>
<summary>[[In French]]</summary>
<fieldset lang="fr" disabled>{{french:none}}</fieldset>
</details>
</section>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="base" value="{{base}}">
<input type="hidden" name="xml" value="{{xml}}">
<section class="card">
<h2>[[What happens when you publish]]</h2>
<ul>
<li>[[It becomes version {{version}}, and everybody is asked by it from then on. It cannot be changed or taken back; you can only publish another version.]]</li>
{{#mentors}}<li>{{all}} {{to_ask}}</li>
<li>[[Whoever is in the directory stays there. What is wrong or missing is asked when they next save their profile.]]</li>
{{/mentors}}{{#mentees}}<li>[[Mentees who lack a required answer are asked for it before they next write to a mentor.]]</li>
{{/mentees}}</ul>
<div class="field">
{{#confirm_invalid}}<p class="error" id="confirm-error">{{confirm_error}}</p>
{{/confirm_invalid}}<label class="choice"><input type="checkbox" id="confirm" name="confirm" value="1"{{#confirm_invalid}} aria-invalid="true" aria-describedby="confirm-error"{{/confirm_invalid}}> <span>[[I have seen what changes, and it may be published]]</span></label>
</div>
<p class="actions"><button class="button" type="submit" name="step" value="publish">[[Publish in both languages]]</button> <button class="button secondary" type="submit" name="step" value="back">[[Change something]]</button></p>
</section>
</form>
