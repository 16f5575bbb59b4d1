{{%AUTOESCAPE context="HTML"}}
<h1>[[Please try again in a moment]]</h1>
<p>[[One of the programs does not answer just now, and we do not want to give you half of it. Nothing was changed.]]</p>
<p class="actions"><a class="button" href="/account/privacy">[[Try again]]</a></p>
