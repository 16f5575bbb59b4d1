{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[We have received your request under privacy law on {{RECEIVED}}. We answer by {{DUE}}.]]</p>
<p>[[Number: {{REFERENCE}}]]<br>{{KIND}}</p>
<p>[[Where it stands:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
