[[On {{sent_date}} {{mentee_name}} asked you to be their mentor. They would be glad of an answer, whatever it is: until you reply, they do not know whether to look further.]]

[[Message]]

----------
{{message}}
----------

[[Your answer]]

[[Read the introduction and answer it:]]
{{link}}

[[You need not sign in. Opening the page decides nothing: you choose there whether to accept or to decline, and may add a few words. The link is for you alone; please do not forward it.]]

[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]

[[A reply to this e-mail goes to the program’s staff and not to {{mentee_name}}: please answer through the link.]]
