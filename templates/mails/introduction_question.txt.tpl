[[{{mentor_name}} has read your introduction of {{sent_date}} and would like to know something before answering it.]]

[[Their question]]

----------
{{question}}
----------

[[Read the question and answer it:]]
{{introduction_url}}

[[Your introduction stays open until {{expiry_date}}, and you need not answer if you would rather withdraw it. Your address is not given to anybody by answering.]]
