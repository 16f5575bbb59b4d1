[[Hello {{NAME}},]]

[[The password of your account was changed just now, and you were signed out everywhere.]]

[[If it was not you, please write to us at once: {{SUPPORT_EMAIL}}]]

{{>FOOTER}}
