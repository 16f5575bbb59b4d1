[[Hello {{NAME}},]]

[[The personal access token named “{{TOKEN_NAME}}” was revoked in your account just now. Nothing can use it any more.]]

[[You see your tokens here:]]
{{LINK}}

[[If it was not you, please write to us at once: {{SUPPORT_EMAIL}}]]

{{>FOOTER}}
