{{%AUTOESCAPE context="HTML"}}
<h1>[[Not taking new mentees at the moment]]</h1>
{{#OTHERS}}<p>[[This mentor has paused new requests. Pauses end: you can come back later, or look for somebody else now.]]</p>
<p class="actions"><a class="button" href="{{BACK}}">[[Back to the search]]</a></p>
{{/OTHERS}}{{#OWN}}<p>[[You have paused new requests, so this page is all that other members see of your profile. To take new mentees again, edit your profile.]]</p>
<p class="actions"><a class="button" href="/account/profile">[[Edit my profile]]</a></p>
{{/OWN}}
