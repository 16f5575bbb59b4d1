[[Hello {{NAME}},]]

[[Somebody, most likely you, asked for a new password for your account. Open this link within one hour to choose one:]]

{{LINK}}

[[If it was not you, do nothing: your password stays as it is.]]

{{>FOOTER}}
