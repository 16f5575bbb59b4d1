{{%AUTOESCAPE context="HTML"}}
<h1>[[Revoke this token?]]</h1>
<p class="lead">[[Programs that use the token “{{NAME}}” stop working at once. This cannot be undone; you can make a new token at any time.]]</p>
<form method="post" action="/account/tokens/{{ID}}/revoke">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button danger" type="submit">[[Revoke the token]]</button>
<a href="/account/tokens">[[Keep it]]</a></p>
</form>
