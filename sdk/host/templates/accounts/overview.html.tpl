{{%AUTOESCAPE context="HTML"}}
<h1>[[My account]]</h1>
<p class="lead">[[Welcome, {{NAME}}.]]</p>
{{#ENDS_SOON}}<div class="notice warning"><p>{{MESSAGE}} <a href="/account/renewal">[[Renew my membership]]</a></p></div>{{/ENDS_SOON}}
{{#LAPSED}}<div class="notice error"><p>{{MESSAGE}} <a href="/account/renewal">[[Renew my membership]]</a></p></div>{{/LAPSED}}
<ul class="cards">
<li class="card">
<h2>[[Membership]]</h2>
<dl class="summary-list">
<div><dt>[[Category]]</dt><dd>{{CATEGORY}}</dd></div>
<div><dt>[[Paid through]]</dt><dd>{{PAID_THROUGH}}</dd></div>
</dl>
<p class="actions"><a class="button{{#CALM}} secondary{{/CALM}}" href="/account/renewal">[[Renew my membership]]</a></p>
</li>
<li class="card">
<h2>[[Profile]]</h2>
<dl class="summary-list">
<div><dt>[[E-mail address]]</dt><dd>{{EMAIL}}</dd></div>
<div><dt>[[Where I live]]</dt><dd>{{PROVINCE}}</dd></div>
<div><dt>[[Language of our messages]]</dt><dd>{{LANGUAGE}}</dd></div>
</dl>
<p class="actions"><a class="button secondary" href="/account/profile">[[Edit my profile]]</a></p>
<p><a href="/account/tokens">[[Personal access tokens]]</a></p>
<p><a href="/account/privacy">[[My data]]</a></p>
</li>
{{#ENTRIES}}
<li class="card">
<h2>[[More for members]]</h2>
<ul class="links">
{{#ENTRY}}<li><a href="{{PATH}}">{{LABEL}}</a></li>{{/ENTRY}}
</ul>
</li>
{{/ENTRIES}}
</ul>
