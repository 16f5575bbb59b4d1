{{%AUTOESCAPE context="HTML"}}
<h1>[[Publish: {{title}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[This was not published yet]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Nothing is published yet. Read both texts; then confirm below.]]</p>
<section class="card" lang="en">
{{english_text:none}}
</section>
<section class="card" lang="fr">
{{french_text:none}}
</section>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="base" value="{{base}}">
<input type="hidden" name="english" value="{{english}}">
<input type="hidden" name="french" value="{{french}}">
<section class="card">
<h2>[[What happens when you publish]]</h2>
<ul>
<li>[[It becomes version {{version}}, and everybody reads it from then on. It cannot be changed or taken back; you can only publish another version.]]</li>
{{#asks_again}}<li>{{mentors}}</li>
<li>[[Members find these mentors as before until {{last_day}}. Whoever has not confirmed by then is found again as soon as they do.]]</li>
{{/asks_again}}{{#asks_nobody}}<li>[[Nobody has to agree to this text, so nobody is asked or written to.]]</li>
{{/asks_nobody}}</ul>
<div class="field">
{{#confirm_invalid}}<p class="error" id="confirm-error">{{confirm_error}}</p>
{{/confirm_invalid}}<label class="choice"><input type="checkbox" id="confirm" name="confirm" value="1"{{#confirm_invalid}} aria-invalid="true" aria-describedby="confirm-error"{{/confirm_invalid}}> <span>[[I have read both texts, and they may be published]]</span></label>
</div>
<p class="actions"><button class="button" type="submit" name="step" value="publish">[[Publish both]]</button> <button class="button secondary" type="submit" name="step" value="back">[[Change something]]</button></p>
</section>
</form>
