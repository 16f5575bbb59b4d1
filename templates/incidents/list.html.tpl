{{%AUTOESCAPE context="HTML"}}
<h1>[[Register of incidents]]</h1>
{{#entered}}<p class="notice success">[[The incident is entered.]]</p>
{{/entered}}<p>[[Every confidentiality incident is entered here, also a small one. Nothing is ever deleted; a mistake is corrected by a further line. The register is kept for at least five years.]]</p>
<p class="actions"><a class="button" href="/console/mentorship/incidents/new">[[Enter an incident]]</a> <a class="button secondary" href="/console/mentorship/incidents.csv" download>[[File for the regulator (CSV)]]</a></p>
{{#none}}<p class="empty">[[No incident has been entered yet.]]</p>
{{/none}}{{#some}}<ul class="cards">
{{/some}}{{#incident}}<li class="card">
<h2><a href="{{path}}">{{known_on}}</a></h2>
<p>{{data}}</p>
<p class="muted">[[People concerned: {{people}}]] · [[Serious risk: {{risk}}]]</p>
</li>
{{/incident}}{{#some}}</ul>
{{/some}}<p><a href="/console">[[Back to the console]]</a></p>
