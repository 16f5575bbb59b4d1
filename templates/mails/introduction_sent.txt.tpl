[[We have sent {{mentor_name}} your message and your profile. They have until {{expiry_date}} to answer, and we remind them once in between.]]

[[When they answer, you hear from us at once. Until then neither of you sees the other’s e-mail address.]]

[[See or withdraw this introduction:]]
{{introduction_url}}

[[What you wrote]]

----------
{{message}}
----------
