{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[You asked us to use {{NEW_EMAIL}} for your account. Please confirm within three days that this address is yours:]]</p>
<p><a href="{{LINK}}">{{LINK}}</a></p>
<p>[[If it was not you, do nothing: without this link nothing changes.]]</p>
{{>FOOTER}}
