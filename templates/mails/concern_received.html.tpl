{{%AUTOESCAPE context="HTML"}}
<p>[[Thank you for telling us. Your concern of {{reported_date}} has reached us under the reference {{reference}}.]]</p>
<p>[[A member of the program’s staff reads it and takes it on. They may write or call to ask you more. The person concerned is not told who reported it.]]</p>
<p><a href="{{concern_url}}">[[See where your case stands]]</a></p>
<p>[[For your privacy, what you wrote is not repeated in this e-mail.]]</p>
