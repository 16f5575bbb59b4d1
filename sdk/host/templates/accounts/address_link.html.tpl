{{%AUTOESCAPE context="HTML"}}
{{#CONFIRM}}<h1>[[Confirm your new e-mail address]]</h1>
<p>[[With this, our messages go to your new address, and you sign in with it.]]</p>
<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button" type="submit">[[Confirm my new address]]</button></p></form>{{/CONFIRM}}
{{#OBJECT}}<h1>[[Keep the old address]]</h1>
<p>[[With this, the change of address is stopped. If it had taken effect, your old address comes back, and everybody who is signed in to your account is signed out.]]</p>
<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button danger" type="submit">[[Keep the old address]]</button></p></form>{{/OBJECT}}
