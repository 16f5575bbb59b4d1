{{%AUTOESCAPE context="HTML"}}
<h1>[[The payment page cannot be reached]]</h1>
<p class="lead">[[The payment provider does not answer right now. Nothing was charged.]]</p>
{{#ANSWERS}}<p>[[Your answers are kept.]]</p>{{/ANSWERS}}
<form method="post" action="{{PAY}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button" type="submit">[[Try again]]</button>
<a href="/account">[[Go to my account]]</a></p>
</form>
