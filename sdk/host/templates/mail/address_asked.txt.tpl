[[Hello {{NAME}},]]

[[You, or somebody who knows your password, asked us to use {{NEW_EMAIL}} for your account from now on. It takes effect once that address has confirmed it.]]

[[If it was not you, please stop it here. The link works until seven days after the change:]]

{{LINK}}

{{>FOOTER}}
