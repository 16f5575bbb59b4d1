{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[The password of your account was changed just now, and you were signed out everywhere.]]</p>
<p>[[If it was not you, please write to us at once: {{SUPPORT_EMAIL}}]]</p>
{{>FOOTER}}
