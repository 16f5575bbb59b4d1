{{%AUTOESCAPE context="HTML"}}
<h1>[[This link is no longer good]]</h1>
<p>[[It was used already, or more than an hour has passed. You can ask for a new one.]]</p>
<p class="actions"><a class="button" href="/password-reset">[[Ask for a new link]]</a></p>
