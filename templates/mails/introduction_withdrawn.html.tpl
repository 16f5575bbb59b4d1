{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentee_name}} has withdrawn the introduction that they sent you on {{sent_date}}. You need not do anything, and the link in our earlier e-mail no longer works.]]</p>
<p>[[Thank you for being a mentor.]]</p>
