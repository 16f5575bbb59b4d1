{{%AUTOESCAPE context="HTML"}}
<p>[[Your mentorship with {{other_name}} has ended, and they have been told by e-mail.]]</p>
{{#has_farewell}}
<h2>[[What you wrote to them]]</h2>
<blockquote>
{{#farewell_lines}}{{line}}<br>
{{/farewell_lines}}
</blockquote>
{{/has_farewell}}
{{#staff_told}}<p>[[The program staff have been told that it has ended, without your words.]]</p>
{{/staff_told}}<p>[[What you wrote to each other through the program can still be read. E-mail addresses are no longer shown there. What you shared stays in confidence.]]</p>
<p><a href="{{pairing_url}}">[[Read how it was]]</a></p>
