{{%AUTOESCAPE context="HTML"}}
<h1>[[New version: {{title}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[This cannot be published yet]]</h2>
<ul>
{{#entry}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Both languages are published at once. Nothing is published before you have seen what changes and confirmed it.]]</p>
<ol>
<li>[[Download <a href="{{path}}/file" download>version {{in_force}}, which is in force</a>.]]</li>
<li>[[Change it, and set its version to {{next}}. The lists of choices stand in the same file; what you change in them holds for this questionnaire.]]</li>
<li>[[Send it here. What is wrong with it is named line by line, and nothing is lost.]]</li>
</ol>
<p class="muted">[[A question keeps its identifier as long as it means the same, and so does a choice its code: answers are found by them.]]</p>
<form method="post" action="{{path}}" id="main-form" enctype="multipart/form-data" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="base" value="{{base}}">
<input type="hidden" name="step" value="look">
<div class="field">
<label for="file">[[XML file]]</label>
<p class="help" id="file-help">[[It takes the place of what stands below.]]</p>
<input type="file" id="file" name="file" accept=".xml,application/xml,text/xml" aria-describedby="file-help">
</div>
<div class="field">
<label for="xml">[[Or the text of the questionnaire]]</label>
{{#xml_error}}<p class="error">{{message}}</p>
{{/xml_error}}<textarea id="xml" name="xml" rows="20" spellcheck="false"{{#xml_invalid}} aria-invalid="true"{{/xml_invalid}}>
{{xml:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[See what changes]]</button> <a href="/console/mentorship/questionnaires">[[Back to the questionnaires]]</a></p>
</form>
