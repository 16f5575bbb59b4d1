{{%AUTOESCAPE context="HTML"}}
<p class="help" id="{{name}}-help">{{help}}</p>
<details class="why"><summary>[[Why we ask]]</summary><p>{{purpose}}</p></details>
{{#error_section}}<p class="error" id="{{name}}-error">{{error}}</p>{{/error_section}}
