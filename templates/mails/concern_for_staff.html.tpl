{{%AUTOESCAPE context="HTML"}}
<p>[[A member reported a concern on {{reported_date}}.]]</p>
<p>[[Reference]]<br><strong>{{reference}}</strong></p>
<p>[[What it is about]]<br><strong>{{kind}}</strong></p>
<p><a href="{{case_url}}">[[Take the case on in the console]]</a></p>
<p>[[This e-mail holds no name and nothing of what was written. Please keep it that way when you forward it.]]</p>
