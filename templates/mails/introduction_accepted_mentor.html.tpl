{{%AUTOESCAPE context="HTML"}}
<p>[[Thank you for accepting. {{mentee_in_full}} has received your name and your e-mail address. This is theirs:]]</p>
<p><a href="mailto:{{mentee_address}}">{{mentee_address}}</a></p>
{{#has_note}}
<h2>[[What you wrote to them]]</h2>
<blockquote>
{{#note_lines}}{{line}}<br>
{{/note_lines}}
</blockquote>
{{/has_note}}
{{#has_goals}}
<h2>[[Their goals]]</h2>
<blockquote>
{{#goals_lines}}{{line}}<br>
{{/goals_lines}}
</blockquote>
{{/has_goals}}
<h2>[[What comes next]]</h2>
<ul>
<li>[[Tell them when you are available and how often you would like to be in touch.]]</li>
<li>[[Go through their goals with them at the first conversation.]]</li>
<li>[[Decide together on the form of your contact and on how long it is to last.]]</li>
<li>[[If you need to end it one day, tell them so, kindly and in time.]]</li>
</ul>
<p><a href="{{rules_url}}">[[Read the Rules of Engagement]]</a></p>
<p>[[Please use this address only for your mentorship, and keep in confidence what you share.]]</p>
