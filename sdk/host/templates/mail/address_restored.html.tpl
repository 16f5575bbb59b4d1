{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[The e-mail address of your account is {{OLD_EMAIL}} again: the change was objected to from there. Everybody who was signed in was signed out.]]</p>
<p>[[Please choose a new password if you did not ask for the change yourself.]]</p>
{{>FOOTER}}
