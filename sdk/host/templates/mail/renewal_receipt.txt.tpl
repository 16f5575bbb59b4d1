[[Hello {{NAME}},]]

[[Thank you for renewing. Your membership now runs through {{PAID_THROUGH}}.]]

[[Membership fee: {{AMOUNT}}]]
[[Paid on: {{PAID_ON}}]]
[[Reference: {{REFERENCE}}]]

[[This message is your receipt. Membership fees are not refundable.]]

{{>FOOTER}}
