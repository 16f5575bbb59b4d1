{{%AUTOESCAPE context="HTML"}}
<h1>[[Your profile is saved]]</h1>
<div class="notice success"><p>[[Thank you. Your changes are in effect.]]</p></div>
{{#PENDING}}<div class="notice"><p>[[{{NEW_EMAIL}} waits for your confirmation: please open the link that we sent there, until {{UNTIL}}. Until then nothing changes.]]</p></div>{{/PENDING}}
{{#PROCESSING}}<div class="notice"><p>[[One part is still being processed. Reload this page in a moment to see what came of it.]]</p></div>{{/PROCESSING}}
{{#LEFT_OUT}}<div class="notice warning"><p>[[One part of the form could not be saved, because it did not answer in time. Please complete it a little later.]]</p></div>{{/LEFT_OUT}}
{{OUTCOME:none}}
<p class="actions"><a class="button" href="/account">[[Go to my account]]</a>
<a class="button secondary" href="/account/profile">[[Edit my profile again]]</a></p>
