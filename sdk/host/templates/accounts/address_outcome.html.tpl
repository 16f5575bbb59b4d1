{{%AUTOESCAPE context="HTML"}}
{{#CONFIRMED}}<h1>[[Your new address is in effect]]</h1>
<div class="notice success" role="status"><p>[[Thank you. From now on our messages go there, and you sign in with it.]]</p></div>{{/CONFIRMED}}
{{#OBJECTED}}<h1>[[The old address stays]]</h1>
<div class="notice success" role="status"><p>[[The change of address is stopped. If it was not you who asked for it, please choose a new password.]]</p></div>
<p class="actions"><a class="button" href="/password-reset">[[Choose a new password]]</a></p>{{/OBJECTED}}
{{#OVER}}<h1>[[This link is no longer good]]</h1>
<p>[[It was used, replaced by a newer one, or its time has run out.]]</p>{{/OVER}}
{{#TAKEN}}<h1>[[This link is no longer good]]</h1>
<p>[[Meanwhile the address belongs to another account. Please write to us: {{SUPPORT_EMAIL}}]]</p>{{/TAKEN}}
<p><a href="/account/profile">[[To my profile]]</a></p>
