[[Good news: {{mentor_name}} would like to be your mentor. This is their e-mail address:]]

{{mentor_address}}

{{#has_note}}[[What they wrote]]

----------
{{note}}
----------

{{/has_note}}[[What comes next]]

- [[Write to {{mentor_name}} within a few days and suggest a time for a first conversation.]]
- [[Talk through your goals, and decide together how often and in which way you will be in touch, and for how long.]]
- [[Put it in writing if you like. You may change it, or end it, at any time.]]

[[Read the Rules of Engagement:]]
{{rules_url}}

[[Please use this address only for your mentorship, and keep in confidence what you share.]]
