{{%AUTOESCAPE context="HTML"}}
<h1>[[Renew my membership]]</h1>
{{>ERROR_SUMMARY}}
<dl class="summary-list">
<div><dt>[[Category]]</dt><dd>{{CATEGORY}}</dd></div>
{{#OLD_END}}<div><dt>[[Paid through]]</dt><dd>{{DATE}}</dd></div>{{/OLD_END}}
<div><dt>[[Paid through after this renewal]]</dt><dd>{{NEW_END}}</dd></div>
<div><dt>[[Membership fee]]</dt><dd>{{FEE}}</dd></div>
</dl>
{{#PAID_ALREADY}}<div class="notice"><p>[[You have already paid for some time ahead. This renewal adds twelve months, through {{NEW_END}}.]]</p></div>{{/PAID_ALREADY}}
<form id="main-form" method="post" action="/account/renewal">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="operation_id" value="{{OPERATION_ID}}">
{{SECTIONS:none}}
<p>[[You will pay {{FEE}} on the page of our payment provider. Card numbers never reach us. Membership fees are not refundable.]]</p>
<p class="actions"><button class="button" type="submit">[[Continue to payment]]</button>
<a href="/account">[[Back without renewing]]</a></p>
</form>
