{{%AUTOESCAPE context="HTML"}}
{{#by_mentor}}<p>[[{{mentor_name}}, the mentor, has ended the mentorship with {{mentee_in_full}} and wished you to know.]]</p>
{{/by_mentor}}{{#by_mentee}}<p>[[{{mentee_in_full}}, the mentee, has ended the mentorship with {{mentor_name}} and wished you to know.]]</p>
{{/by_mentee}}<p>[[They had been connected since {{began_date}}. What they wrote to each other is not part of this message.]]</p>
