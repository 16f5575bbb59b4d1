{{%AUTOESCAPE context="HTML"}}
<h2>{{name}}</h2>
<dl class="summary-list">
{{#answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/answers}}</dl>
