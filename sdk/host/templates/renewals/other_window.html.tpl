{{%AUTOESCAPE context="HTML"}}
<h1>[[Two windows, one renewal]]</h1>
{{#PROVIDER_AWAY}}<div class="notice warning" role="alert"><p>[[The payment page cannot be reached at the moment, so the renewal of the other window could not be cancelled. Nothing was lost; please try again in a moment.]]</p></div>{{/PROVIDER_AWAY}}
<p class="lead">[[You had already begun this renewal in another window and sent your answers there. What you typed in this window is still here, and nothing has been charged so far. Which answers should count?]]</p>
<form id="main-form" method="post" action="/account/renewal">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="instead_of" value="{{INSTEAD_OF}}">
{{! After the one above: of two with a name the first counts. }}
{{>HIDDEN_FIELDS}}
<p class="actions"><button class="button" type="submit">[[Use the answers of this window]]</button></p>
</form>
<form method="post" action="{{PAY}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button secondary" type="submit">[[Use the answers of the other window and pay]]</button></p>
</form>
