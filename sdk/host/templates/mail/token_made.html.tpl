{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[A personal access token named “{{TOKEN_NAME}}” was made in your account just now. Until {{EXPIRES}}, programs that have it can do in your name what you ticked.]]</p>
<p>[[You see your tokens, and revoke them, here:]] <a href="{{LINK}}">{{LINK}}</a></p>
<p>[[If it was not you, revoke the token, choose a new password, and write to us at once: {{SUPPORT_EMAIL}}]]</p>
{{>FOOTER}}
