{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentor_name}} has read your introduction of {{sent_date}} and cannot be your mentor at this time. That is no judgement of you: mentors have to look at their time and at what they can offer.]]</p>
{{#has_note}}
<h2>[[What they wrote]]</h2>
<blockquote>
{{#note_lines}}{{line}}<br>
{{/note_lines}}
</blockquote>
{{/has_note}}
<p>[[Other mentors may be just right for you. You can write to another one at once.]]</p>
<p><a href="{{search_url}}">[[Find another mentor]]</a></p>
