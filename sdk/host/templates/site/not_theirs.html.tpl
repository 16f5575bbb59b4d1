{{%AUTOESCAPE context="HTML"}}
<h1>[[This form was filled in by somebody else]]</h1>
<p>[[It was filled in in another account’s session and cannot be sent from yours. Nothing was sent, and what was typed is not kept.]]</p>
<p>[[Account in use: {{NAME}}.]]</p>
<p class="actions"><a class="button" href="/account">[[Go to my account]]</a></p>
