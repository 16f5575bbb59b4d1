{{%AUTOESCAPE context="HTML"}}
<h1>[[Your membership is renewed]]</h1>
<div class="notice success"><p>[[Your membership is renewed through {{DATE}}. Thank you!]]</p></div>
{{OUTCOME:none}}
{{#PROCESSING}}<div class="notice"><p>[[One part of your renewal is still being processed.]] <a href="{{HERE}}">[[Look again]]</a></p></div>{{/PROCESSING}}
{{#LEFT_OUT}}<div class="notice warning"><p>[[This part of the form did not answer in time, and nothing of it was kept: {{PARTS}}. Please complete it under Edit my profile.]]</p></div>{{/LEFT_OUT}}
<p>[[We are sending the receipt to {{EMAIL}}.]]</p>
<p class="actions"><a class="button" href="/account">[[Go to my account]]</a>
<a class="button secondary" href="/account/profile">[[Edit my profile]]</a></p>
