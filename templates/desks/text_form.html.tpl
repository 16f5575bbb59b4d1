{{%AUTOESCAPE context="HTML"}}
<h1>[[New version: {{title}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[This cannot be published yet]]</h2>
<ul>
{{#entry}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Both languages are published at once. Nothing is published before you have seen and confirmed both.]]</p>
<p class="muted">[[The text is HTML that begins with its title in <code>h2</code>. Allowed are h2, h3, p, ul, ol, li, dl, dt, dd, a, strong, em and br.]]</p>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="base" value="{{base}}">
<input type="hidden" name="step" value="preview">
<div class="cards">
<div class="field card">
<label for="english">[[English text]]</label>
{{#english_error}}<p class="error">{{message}}</p>
{{/english_error}}<textarea id="english" name="english" rows="24" lang="en" spellcheck="true"{{#english_invalid}} aria-invalid="true"{{/english_invalid}}>
{{english:p}}</textarea>
</div>
<div class="field card">
<label for="french">[[French text]]</label>
{{#french_error}}<p class="error">{{message}}</p>
{{/french_error}}<textarea id="french" name="french" rows="24" lang="fr" spellcheck="true"{{#french_invalid}} aria-invalid="true"{{/french_invalid}}>
{{french:p}}</textarea>
</div>
</div>
<p class="actions"><button class="button" type="submit">[[Look at both]]</button> <a href="/console/mentorship/texts">[[Back to the published texts]]</a></p>
</form>
