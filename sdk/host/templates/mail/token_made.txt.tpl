[[Hello {{NAME}},]]

[[A personal access token named “{{TOKEN_NAME}}” was made in your account just now. Until {{EXPIRES}}, programs that have it can do in your name what you ticked.]]

[[You see your tokens, and revoke them, here:]]
{{LINK}}

[[If it was not you, revoke the token, choose a new password, and write to us at once: {{SUPPORT_EMAIL}}]]

{{>FOOTER}}
