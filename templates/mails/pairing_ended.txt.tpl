{{#by_one}}[[{{other_name}} has ended your mentorship. Either of you may do so at any time and need not say why; people’s time and needs change.]]{{/by_one}}{{#without_reason}}[[Your mentorship with {{other_name}} has ended.]]{{/without_reason}}

{{#has_farewell}}[[What they wrote]]

----------
{{farewell}}
----------

{{/has_farewell}}[[What you wrote to each other through the program can still be read. E-mail addresses are no longer shown there. What you shared stays in confidence.]]

[[Read how it was:]]
{{pairing_url}}

{{#to_mentee}}[[You can write to another mentor at once:]]
{{search_url}}{{/to_mentee}}{{#to_mentor}}[[Thank you for the time you gave.]]{{/to_mentor}}
