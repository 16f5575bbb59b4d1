[[Somebody replied to one of our e-mails. Your answer to this message goes to that person.]]

[[From: {{FROM}}]]
[[Subject: {{REPLY_SUBJECT}}]]

{{TEXT}}

[[In the console: {{LINK}}]]

{{>FOOTER}}
