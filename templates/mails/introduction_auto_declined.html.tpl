{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentor_name}} is not available as a mentor any more, so your introduction of {{sent_date}} cannot be answered and has been closed. This has nothing to do with what you wrote.]]</p>
<p>[[Your place for an open introduction is free again. Other mentors may be just right for you.]]</p>
<p><a href="{{search_url}}">[[Find another mentor]]</a></p>
