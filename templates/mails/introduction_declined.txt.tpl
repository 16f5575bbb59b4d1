[[{{mentor_name}} has read your introduction of {{sent_date}} and cannot be your mentor at this time. That is no judgement of you: mentors have to look at their time and at what they can offer.]]

{{#has_note}}[[What they wrote]]

----------
{{note}}
----------

{{/has_note}}[[Other mentors may be just right for you. You can write to another one at once.]]

[[Find another mentor:]]
{{search_url}}
