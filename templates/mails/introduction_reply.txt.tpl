[[You asked {{mentee_name}} something before answering their introduction of {{sent_date}}. Here is what they wrote.]]

{{#has_question}}[[Your question]]

----------
{{question}}
----------

{{/has_question}}{{#has_reply}}[[Their answer]]

----------
{{reply}}
----------

{{/has_reply}}[[Read the introduction and answer it:]]
{{link}}

[[You need not sign in. You can accept, decline or ask once more. The link is for you alone; please do not forward it.]]

[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]

[[Please keep to yourself what you read here: the Confidentiality Agreement covers this introduction, whatever you answer.]]
