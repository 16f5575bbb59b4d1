{{%AUTOESCAPE context="HTML"}}
<h1>[[Your renewal waits for its payment]]</h1>
<p class="lead">[[Once the fee of {{FEE}} is paid, your membership runs through {{NEW_END}}. Nothing has been charged so far.]]</p>
<form method="post" action="{{PAY}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button" type="submit">[[Continue to payment]]</button></p>
</form>
<h2>[[Do you want to change your answers?]]</h2>
<p>[[Then this payment is cancelled, and the form opens again with what you answered.]]</p>
<form method="post" action="{{GIVE_UP}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button secondary" type="submit">[[Cancel the payment and change my answers]]</button></p>
</form>
