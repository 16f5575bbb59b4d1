{{%AUTOESCAPE context="HTML"}}
<div class="error-summary" role="alert" tabindex="-1" autofocus id="error-summary">
<h2>[[Please check what you entered]]</h2>
<ul>
{{#ERROR}}
<li><a href="#{{ANCHOR}}">{{MESSAGE}}</a></li>
{{/ERROR}}
</ul>
</div>
