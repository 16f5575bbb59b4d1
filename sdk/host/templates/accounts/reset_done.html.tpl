{{%AUTOESCAPE context="HTML"}}
<h1>[[Your password was changed]]</h1>
<p>[[You have been signed out everywhere. Please sign in with your new password.]]</p>
<p class="actions"><a class="button" href="/sign-in">[[Sign in]]</a></p>
