{{%AUTOESCAPE context="HTML"}}
<h1>[[Your membership is paid far ahead]]</h1>
<p class="lead">[[You are paid through {{PAID_THROUGH}}, so there is nothing to renew now. You can renew again from {{FROM}}.]]</p>
<p>[[Do you want to change your answers? They are in your profile.]]</p>
<p class="actions"><a class="button" href="/account/profile">[[Edit my profile]]</a>
<a class="button secondary" href="/account">[[Go to my account]]</a></p>
