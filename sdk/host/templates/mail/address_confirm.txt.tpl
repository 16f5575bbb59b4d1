[[Hello {{NAME}},]]

[[You asked us to use {{NEW_EMAIL}} for your account. Please confirm within three days that this address is yours:]]

{{LINK}}

[[If it was not you, do nothing: without this link nothing changes.]]

{{>FOOTER}}
