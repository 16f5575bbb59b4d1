{{%AUTOESCAPE context="HTML"}}
<h1>[[Mentor profile for {{name}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Nothing was saved yet]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Write what the member told you. They are asked to read it, to change what is not right, and to agree to the documents; until then nobody can see it.]]</p>
<form method="post" action="{{path}}" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
{{questions:none}}
<p class="actions"><button class="button" type="submit">[[Keep as a draft and tell the member]]</button> <a href="/console/mentorship/prepare">[[Back without saving]]</a></p>
</form>
