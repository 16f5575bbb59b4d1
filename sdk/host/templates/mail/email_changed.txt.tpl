[[Hello {{NAME}},]]

[[The e-mail address of your account was changed from {{OLD_EMAIL}} to {{NEW_EMAIL}}. From now on our messages go to the new address, and you sign in with it.]]

[[If it was not you, you can undo it here within seven days:]]

{{LINK}}

[[Or write to us at once: {{SUPPORT_EMAIL}}]]

{{>FOOTER}}
