{{%AUTOESCAPE context="HTML"}}
<h1>[[My consents]]</h1>
<p class="lead">[[What you agreed to, in which version and when, and everything that was shown to somebody under it. Nothing is shown without a consent that stands at that moment.]]</p>
<section>
<h2>[[What was shown to whom]]</h2>
{{#no_disclosures}}<p class="empty">[[Nothing of yours has been shown to anybody yet.]]</p>
{{/no_disclosures}}{{#some_disclosures}}<p class="muted">[[Of members who looked at your profile we keep how many there were on a day, not who they were.]]</p>
<ul class="cards">
{{/some_disclosures}}{{#disclosure}}<li class="card">
<p><strong>{{what}}</strong></p>
<p class="muted">{{date}} · [[Under the consent:]] {{under}}</p>
</li>
{{/disclosure}}{{#some_disclosures}}</ul>
{{/some_disclosures}}</section>
<section>
<h2>[[Each consent]]</h2>
{{#no_consents}}<p class="empty">[[You have given no consent yet.]]</p>
{{/no_consents}}{{#some_consents}}<p>[[You withdraw a consent where you gave it: identity answers in <a href="/account/profile">your profile</a> or <a href="/mentorship/profile">your mentee profile</a>, an introduction on its own page.]]</p>
<ul class="cards">
{{/some_consents}}{{#consent}}<li class="card">
<h3>{{purpose}}</h3>
<dl class="summary-list">
<dt>[[Text]]</dt><dd>{{version}}, {{text_language}}</dd>
<dt>[[Given]]</dt><dd>{{given}}</dd>
<dt>[[State]]</dt><dd>{{#stands}}[[In force]]{{/stands}}{{#over}}[[Ended on {{ended}}]]{{/over}}</dd>
</dl>
</li>
{{/consent}}{{#some_consents}}</ul>
{{/some_consents}}</section>
<p class="actions"><a class="button secondary" href="/account/privacy">[[Download or erase my data]]</a> <a href="/mentorship">[[Back to My Mentorship]]</a></p>
