{{%AUTOESCAPE context="HTML"}}
<h1>[[Mails sent]]</h1>
<p class="lead">[[This page exists only while developing: no mail leaves this machine.]]</p>
{{#EMPTY}}<p>[[No mail was sent yet.]]</p>{{/EMPTY}}
<ul class="links">
{{#MAIL}}<li><a href="{{PATH}}">{{SUBJECT}}</a><br>[[To {{TO}}]]<br>{{AT}}</li>
{{/MAIL}}</ul>
