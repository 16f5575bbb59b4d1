{{%AUTOESCAPE context="HTML"}}
<h1>[[Privacy requests]]</h1>
{{#ENTERED}}<p class="notice success" role="status">[[The request is entered. Whoever has an e-mail address was told by when we answer.]]</p>{{/ENTERED}}
<p>[[Requests under privacy law are answered within 30 days of the day they came. What is due first stands first.]]</p>
<p class="actions"><a class="button" href="/console/privacy-requests/new">[[Enter a request that came by mail or telephone]]</a></p>
<nav aria-label="[[Which requests]]"><ul class="tags">
<li>{{#AT_OPEN}}<strong aria-current="page">[[Open]]</strong>{{/AT_OPEN}}{{#AT_CLOSED}}<a href="/console/privacy-requests">[[Open]]</a>{{/AT_CLOSED}}</li>
<li>{{#AT_CLOSED}}<strong aria-current="page">[[Closed]]</strong>{{/AT_CLOSED}}{{#AT_OPEN}}<a href="/console/privacy-requests?show=closed">[[Closed]]</a>{{/AT_OPEN}}</li>
</ul></nav>
{{#NONE}}<p class="empty">{{#NO_OPEN}}[[No request is open. What members ask under “My data” appears here.]]{{/NO_OPEN}}{{#NO_CLOSED}}[[No request has been closed yet.]]{{/NO_CLOSED}}</p>{{/NONE}}
{{#SOME}}<div class="table-wrap" role="region" aria-label="[[Privacy requests]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Number]]</th><th scope="col">[[What it is about]]</th><th scope="col">[[Due on]]</th><th scope="col">[[State]]</th><th scope="col">[[Handled by]]</th><th scope="col">[[Received on]]</th></tr></thead>
<tbody>
{{#REQUEST}}<tr><th scope="row"><a class="together" href="{{LINK}}">{{REFERENCE}}</a></th><td>{{WHAT}}</td><td>{{DUE}}{{#LATE}}<br><strong>{{TEXT}}</strong>{{/LATE}}{{#NEAR}}<br><strong>{{TEXT}}</strong>{{/NEAR}}{{#LEFT}}<br><span class="muted">{{TEXT}}</span>{{/LEFT}}</td><td>{{STATE}}{{#ENDED}} · {{OUTCOME}}{{/ENDED}}</td><td>{{OWNER}}</td><td>{{RECEIVED}}</td></tr>
{{/REQUEST}}</tbody>
</table>
</div>{{/SOME}}
