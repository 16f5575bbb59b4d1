{{%AUTOESCAPE context="HTML"}}
<h1>[[You are signed out]]</h1>
<p>[[Thank you for your visit.]]</p>
<p class="actions"><a class="button" href="/sign-in">[[Sign in again]]</a></p>
