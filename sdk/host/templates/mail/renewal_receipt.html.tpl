{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[Thank you for renewing. Your membership now runs through {{PAID_THROUGH}}.]]</p>
<p>[[Membership fee: {{AMOUNT}}]]<br>
[[Paid on: {{PAID_ON}}]]<br>
[[Reference: {{REFERENCE}}]]</p>
<p>[[This message is your receipt. Membership fees are not refundable.]]</p>
{{>FOOTER}}
