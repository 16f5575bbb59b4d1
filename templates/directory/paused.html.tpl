{{%AUTOESCAPE context="HTML"}}
<h1>[[Not taking new mentees at the moment]]</h1>
{{#OTHERS}}{{#WAITING}}<p class="notice">[[You wrote to this mentor on {{SINCE}} and are waiting for the answer.]] <a href="{{CONTACT}}">[[Go to my introduction]]</a></p>
{{/WAITING}}{{#CONNECTED}}<p class="notice success">[[You have been connected with this mentor since {{SINCE}}.]] <a href="{{CONTACT}}">[[Go to my introduction]]</a></p>
{{/CONNECTED}}<p>[[This mentor takes no new requests for now. That can change: you can come back later, or look for somebody else now.]]</p>
<p class="actions"><a class="button" href="{{BACK}}">[[Back to the search]]</a></p>
{{#READER}}<p class="muted"><a href="/mentorship/concerns/new?about={{MENTOR:u}}&amp;regarding=profile">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{MENTOR:u}}">[[Block this person]]</a></p>
{{/READER}}{{/OTHERS}}{{#OWN}}<p>[[You take no new requests for now, because you have paused them or have as many mentees as you set. This page is all that other members see of your profile. To take new mentees again, edit your profile.]]</p>
<p class="actions"><a class="button" href="/account/profile">[[Edit my profile]]</a></p>
{{/OWN}}
