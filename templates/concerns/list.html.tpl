{{%AUTOESCAPE context="HTML"}}
<h1>[[My concerns]]</h1>
<p>[[What you have reported, and where it stands. Nobody but you and the program’s staff sees this page.]]</p>
{{#none}}<div class="empty"><p>[[You have not reported anything. If something worries you, tell us: we take it seriously, and the person concerned is not told.]]</p></div>
{{/none}}{{#some}}<ul class="cards">
{{/some}}{{#concern}}<li class="card">
<h2><a href="{{path}}">{{reference}}</a></h2>
<dl class="summary-list">
<dt>[[About]]</dt><dd>{{kind}}{{#named}} · {{name}}{{/named}}</dd>
<dt>[[State]]</dt><dd>{{state}}</dd>
<dt>[[Reported on]]</dt><dd>{{reported_date}}</dd>
{{#closed_on}}<dt>[[Closed on]]</dt><dd>{{closed_date}}</dd>
{{/closed_on}}</dl>
</li>
{{/concern}}{{#some}}</ul>
{{/some}}<p class="actions"><a class="button secondary" href="/mentorship/concerns/new">[[Report a concern]]</a> <a href="/mentorship/blocks">[[People I have blocked]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
