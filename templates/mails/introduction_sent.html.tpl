{{%AUTOESCAPE context="HTML"}}
<p>[[We have sent {{mentor_name}} your message and your profile. They have until {{expiry_date}} to answer, and we remind them once in between.]]</p>
<p>[[When they answer, you hear from us at once. Until then neither of you sees the other’s e-mail address.]]</p>
<p><a href="{{introduction_url}}">[[See or withdraw this introduction]]</a></p>
<h2>[[What you wrote]]</h2>
<blockquote>
{{#message_lines}}{{line}}<br>
{{/message_lines}}
</blockquote>
