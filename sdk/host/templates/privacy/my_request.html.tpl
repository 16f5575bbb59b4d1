{{%AUTOESCAPE context="HTML"}}
<h1>{{WHAT}}</h1>
{{#NEW}}<p class="notice success" role="status">[[We have received your request, and sent you a confirmation. We answer by {{DUE}}.]]</p>{{/NEW}}
<dl class="summary-list">
<dt>[[Number]]</dt><dd>{{REFERENCE}}</dd>
<dt>[[State]]</dt><dd>{{STATE}}{{#CLOSED}} · {{RESULT}}{{/CLOSED}}</dd>
<dt>[[Received on]]</dt><dd>{{RECEIVED}}</dd>
<dt>[[Answer due on]]</dt><dd>{{DUE}}{{#EXTENDED}} · [[extended once]]{{/EXTENDED}}</dd>
</dl>
<section class="card">
<h2>[[What I wrote]]</h2>
<blockquote>{{WORDS:p}}</blockquote>
</section>
<section class="card">
<h2>[[What happened]]</h2>
<ol class="steps">
{{#STEP}}<li><strong>{{ACTION}}</strong>{{#ENDED}} · {{OUTCOME}}{{/ENDED}}<br>
<span class="muted">{{AT}}</span>{{#SAID}}
<blockquote>{{TEXT:p}}</blockquote>{{/SAID}}</li>
{{/STEP}}</ol>
</section>
<p>[[Not content with the answer? Write to <a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a>. You may also turn to the privacy commissioner of Canada or of your province.]]</p>
<p class="actions"><a href="/account/privacy/requests">[[All my requests]]</a></p>
