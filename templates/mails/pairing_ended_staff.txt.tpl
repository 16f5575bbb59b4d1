{{#by_mentor}}[[{{mentor_name}}, the mentor, has ended the mentorship with {{mentee_in_full}} and wished you to know.]]{{/by_mentor}}{{#by_mentee}}[[{{mentee_in_full}}, the mentee, has ended the mentorship with {{mentor_name}} and wished you to know.]]{{/by_mentee}}

[[They had been connected since {{began_date}}. What they wrote to each other is not part of this message.]]
