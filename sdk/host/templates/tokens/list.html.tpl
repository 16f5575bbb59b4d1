{{%AUTOESCAPE context="HTML"}}
<h1>[[Personal access tokens]]</h1>
{{#JUST_REVOKED}}<div class="notice success" role="status"><p>[[The token was revoked. Nothing can use it any more.]]</p></div>{{/JUST_REVOKED}}
<p class="lead">[[A token lets a program of your own use your account through our programming interface, without your password. It may do only what you tick when you make it.]]</p>
<p class="actions"><a class="button" href="/account/tokens/new">[[Make a token]]</a> <a href="/account">[[Back to my account]]</a></p>
{{#NONE}}<p class="empty">[[You have no tokens. You need one only if you, or somebody who works for you, write a program.]]</p>{{/NONE}}
{{#SOME}}
<ul class="cards">
{{#TOKEN}}
<li class="card">
<h2>{{NAME}}</h2>
<dl class="summary-list">
<div><dt>[[May]]</dt><dd><ul>{{#SCOPE}}<li>{{WORDS}}</li>{{/SCOPE}}</ul></dd></div>
<div><dt>[[Made]]</dt><dd>{{CREATED}}</dd></div>
<div><dt>[[Last used]]</dt><dd>{{#LAST_USED}}{{USED}}{{/LAST_USED}}{{#NEVER_USED}}[[Never]]{{/NEVER_USED}}</dd></div>
{{#GOOD}}<div><dt>[[Good through]]</dt><dd>{{DATE}}</dd></div>{{/GOOD}}
{{#OVER}}<div><dt>[[Over since]]</dt><dd>{{DATE}}</dd></div>{{/OVER}}
{{#REVOKED}}<div><dt>[[Revoked]]</dt><dd>{{DATE}}</dd></div>{{/REVOKED}}
</dl>
{{#CAN_REVOKE}}<p class="actions"><a class="button secondary" href="/account/tokens/{{ID}}/revoke" aria-label="[[Revoke the token {{NAME}}]]">[[Revoke]]</a></p>{{/CAN_REVOKE}}
</li>
{{/TOKEN}}
</ul>
{{/SOME}}
