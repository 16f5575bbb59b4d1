{{%AUTOESCAPE context="HTML"}}
<p>[[Good news: {{mentor_name}} would like to be your mentor. This is their e-mail address:]]</p>
<p><a href="mailto:{{mentor_address}}">{{mentor_address}}</a></p>
{{#has_note}}
<h2>[[What they wrote]]</h2>
<blockquote>
{{#note_lines}}{{line}}<br>
{{/note_lines}}
</blockquote>
{{/has_note}}
<h2>[[What comes next]]</h2>
<ul>
<li>[[Write to {{mentor_name}} within a few days and suggest a time for a first conversation.]]</li>
<li>[[Talk through your goals, and decide together how often and in which way you will be in touch, and for how long.]]</li>
<li>[[Put it in writing if you like. You may change it, or end it, at any time.]]</li>
</ul>
<p><a href="{{rules_url}}">[[Read the Rules of Engagement]]</a></p>
<p>[[Please use this address only for your mentorship, and keep in confidence what you share.]]</p>
