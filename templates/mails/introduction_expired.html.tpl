{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentor_name}} has not answered the introduction that you sent on {{sent_date}}, and it has now expired. People are sometimes away or have too much to do; it says nothing about you.]]</p>
<p>[[Your place for an open introduction is free again. Other mentors may be just right for you.]]</p>
<p><a href="{{search_url}}">[[Find another mentor]]</a></p>
