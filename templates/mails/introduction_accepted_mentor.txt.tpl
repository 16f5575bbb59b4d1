[[Thank you for accepting. {{mentee_in_full}} has received your name and your e-mail address. This is theirs:]]

{{mentee_address}}

{{#has_note}}[[What you wrote to them]]

----------
{{note}}
----------

{{/has_note}}{{#has_goals}}[[Their goals]]

----------
{{goals}}
----------

{{/has_goals}}[[What comes next]]

- [[Tell them when you are available and how often you would like to be in touch.]]
- [[Go through their goals with them at the first conversation.]]
- [[Decide together on the form of your contact and on how long it is to last.]]
- [[If you need to end it one day, tell them so, kindly and in time.]]

[[Read the Rules of Engagement:]]
{{rules_url}}

[[Please use this address only for your mentorship, and keep in confidence what you share.]]
