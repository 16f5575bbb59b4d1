{{%AUTOESCAPE context="HTML"}}
<h1>[[Your payment is being processed]]</h1>
<p class="lead">[[We are waiting for the confirmation of the payment provider. It usually takes a few seconds.]]</p>
<p class="actions"><a class="button" href="{{HERE}}">[[Look again]]</a></p>
<p>[[You may also close this page. As soon as the payment is confirmed, your membership is renewed and we send you the receipt by e-mail.]]</p>
<h2>[[You have not paid yet?]]</h2>
<form method="post" action="{{PAY}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button secondary" type="submit">[[Go back to the payment page]]</button></p>
</form>
