[[Hello {{NAME}},]]

[[The e-mail address of your account is {{OLD_EMAIL}} again: the change was objected to from there. Everybody who was signed in was signed out.]]

[[Please choose a new password if you did not ask for the change yourself.]]

{{>FOOTER}}
