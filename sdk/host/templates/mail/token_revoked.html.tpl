{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[The personal access token named “{{TOKEN_NAME}}” was revoked in your account just now. Nothing can use it any more.]]</p>
<p>[[You see your tokens here:]] <a href="{{LINK}}">{{LINK}}</a></p>
<p>[[If it was not you, please write to us at once: {{SUPPORT_EMAIL}}]]</p>
{{>FOOTER}}
