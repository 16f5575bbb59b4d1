{{%AUTOESCAPE context="HTML"}}
{{#no_answer}}<p>[[{{mentor_name}} has not answered the introduction that you sent on {{sent_date}}, and it has now expired. People are sometimes away or have too much to do; it says nothing about you.]]</p>
{{/no_answer}}{{#question_open}}<p>[[The introduction that you sent to {{mentor_name}} on {{sent_date}} has now expired: the question that they asked you was not answered in time.]]</p>
{{/question_open}}<p>[[Your place for an open introduction is free again. Other mentors may be just right for you.]]</p>
<p><a href="{{search_url}}">[[Find another mentor]]</a></p>
