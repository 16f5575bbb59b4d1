{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[The e-mail address of your account was changed from {{OLD_EMAIL}} to {{NEW_EMAIL}}. From now on our messages go to the new address, and you sign in with it.]]</p>
<p>[[If it was not you, please write to us at once: {{SUPPORT_EMAIL}}]]</p>
{{>FOOTER}}
