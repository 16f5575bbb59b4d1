{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[Somebody, most likely you, asked for a new password for your account. Open this link within one hour to choose one:]]</p>
<p><a href="{{LINK}}">[[Choose a new password]]</a></p>
<p>[[If it was not you, do nothing: your password stays as it is.]]</p>
{{>FOOTER}}
