[[Your mentorship with {{other_name}} has ended, and they have been told by e-mail.]]

{{#has_farewell}}[[What you wrote to them]]

----------
{{farewell}}
----------

{{/has_farewell}}{{#staff_told}}[[The program staff have been told that it has ended, without your words.]]

{{/staff_told}}[[What you wrote to each other through the program can still be read. E-mail addresses are no longer shown there. What you shared stays in confidence.]]

[[Read how it was:]]
{{pairing_url}}
