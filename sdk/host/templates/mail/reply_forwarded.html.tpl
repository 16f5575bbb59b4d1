{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Somebody replied to one of our e-mails. Your answer to this message goes to that person.]]</p>
<p>[[From: {{FROM}}]]<br>[[Subject: {{REPLY_SUBJECT}}]]</p>
<div style="white-space:pre-wrap">{{TEXT}}</div>
<p>[[In the console:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
