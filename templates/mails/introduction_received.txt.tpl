[[{{mentee_name}} has found you in Find an OT Mentor and would like you to be their mentor. Below are their message and their profile.]]

[[Message]]

----------
{{message}}
----------

[[Profile]]

{{profile}}

[[Your answer]]

[[Read the introduction and answer it:]]
{{link}}

[[You need not sign in. Opening the page decides nothing: you choose there whether to accept or to decline, and may add a few words. The link is for you alone; please do not forward it.]]

[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]

[[A reply to this e-mail goes to the program’s staff and not to {{mentee_name}}: please answer through the link.]]

[[{{mentee_name}} has not been given your e-mail address. If you accept, each of you receives the other’s name and address by e-mail.]]

[[Please keep to yourself what you read here: the Confidentiality Agreement covers this introduction, whatever you answer.]]
