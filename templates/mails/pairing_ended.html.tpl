{{%AUTOESCAPE context="HTML"}}
{{#by_one}}<p>[[{{other_name}} has ended your mentorship. Either of you may do so at any time and need not say why; people’s time and needs change.]]</p>
{{/by_one}}{{#without_reason}}<p>[[Your mentorship with {{other_name}} has ended.]]</p>
{{/without_reason}}{{#has_farewell}}
<h2>[[What they wrote]]</h2>
<blockquote>
{{#farewell_lines}}{{line}}<br>
{{/farewell_lines}}
</blockquote>
{{/has_farewell}}
<p>[[What you wrote to each other through the program can still be read. E-mail addresses are no longer shown there. What you shared stays in confidence.]]</p>
<p><a href="{{pairing_url}}">[[Read how it was]]</a></p>
{{#to_mentee}}<p><a href="{{search_url}}">[[Find another mentor]]</a></p>
{{/to_mentee}}{{#to_mentor}}<p>[[Thank you for the time you gave.]]</p>
{{/to_mentor}}
