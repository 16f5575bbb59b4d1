{{%AUTOESCAPE context="HTML"}}
<h1>[[Staff console]]</h1>
{{#UNANSWERED}}<p class="notice warning">{{TEXT}}</p>{{/UNANSWERED}}
{{#ANY_TILES}}<h2>[[What waits for you]]</h2>
<ul class="cards">
{{#TILE}}<li class="card"><h3><a href="{{PATH}}">{{LABEL}}</a></h3>
{{#NOTHING}}<p class="muted">[[Nothing waits.]]</p>{{/NOTHING}}{{#SOME}}<p>{{TEXT}}</p>{{/SOME}}
{{#LATE}}<p class="notice warning">{{TEXT}}</p>{{/LATE}}{{#NEXT}}<p>[[Next due: {{AT}}]]</p>{{/NEXT}}</li>
{{/TILE}}</ul>{{/ANY_TILES}}
<h2 id="plugins">[[Plugins]]</h2>
<div class="table-wrap" role="region" aria-labelledby="plugins" tabindex="0">
<table>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[Version]]</th><th scope="col">[[State]]</th><th scope="col">[[Calls running]]</th><th scope="col">[[Problem]]</th></tr></thead>
<tbody>
{{#PLUGIN}}<tr><th scope="row">{{NAME}}</th><td>{{VERSION}}</td><td>{{STATE}}</td><td>{{RUNNING}}</td><td lang="en">{{PROBLEM}}</td></tr>
{{/PLUGIN}}</tbody>
</table>
</div>
<h2 id="events">[[Events that were given up]]</h2>
{{#WAITING}}<p>{{TEXT}}</p>{{/WAITING}}
{{#NO_PARKED}}<p>[[None. What a plugin refuses eight times appears here; later events go on.]]</p>{{/NO_PARKED}}
{{#ANY_PARKED}}<div class="table-wrap" role="region" aria-labelledby="events" tabindex="0">
<table>
<thead><tr><th scope="col">[[Event]]</th><th scope="col">[[Plugin]]</th><th scope="col">[[Time]]</th><th scope="col">[[Attempts]]</th><th scope="col">[[Answer]]</th><th scope="col">[[Action]]</th></tr></thead>
<tbody>
{{#PARKED}}<tr><th scope="row">{{TYPE}}</th><td>{{PLUGIN_ID}}</td><td>{{AT}}</td><td>{{ATTEMPTS}}</td><td lang="en">{{ERROR}}</td>
<td><form method="post" action="{{RETRY}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="button secondary" type="submit">[[Try again]]</button></form></td></tr>
{{/PARKED}}</tbody>
</table>
</div>{{/ANY_PARKED}}
<h2 id="mails">[[The host’s latest mails]]</h2>
{{#NO_MAILS}}<p>[[No mail was sent yet.]]</p>{{/NO_MAILS}}
{{#ANY_MAILS}}<div class="table-wrap" role="region" aria-labelledby="mails" tabindex="0">
<table>
<thead><tr><th scope="col">[[Kind]]</th><th scope="col">[[Recipient]]</th><th scope="col">[[State]]</th><th scope="col">[[Time]]</th><th scope="col">[[Answer]]</th><th scope="col">[[Action]]</th></tr></thead>
<tbody>
{{#MAIL}}<tr><th scope="row">{{TEMPLATE}}</th><td>{{TO}}</td><td>{{STATE}}</td><td>{{AT}}</td><td lang="en">{{ANSWER}}</td>
<td>{{#DEAD}}<form method="post" action="{{REQUEUE}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="button secondary" type="submit">[[Try again]]</button></form>{{/DEAD}}</td></tr>
{{/MAIL}}</tbody>
</table>
</div>{{/ANY_MAILS}}
<h2 id="notices">[[Payment notices that were refused]]</h2>
{{#NO_NOTICES}}<p>[[None.]]</p>{{/NO_NOTICES}}
{{#ANY_NOTICES}}<div class="table-wrap" role="region" aria-labelledby="notices" tabindex="0">
<table>
<thead><tr><th scope="col">[[Notice]]</th><th scope="col">[[Payment]]</th><th scope="col">[[Reason]]</th><th scope="col">[[Times]]</th><th scope="col">[[Last]]</th></tr></thead>
<tbody>
{{#NOTICE}}<tr><th scope="row">{{ID}}</th><td>{{CHECKOUT}}</td><td>{{REASON}}</td><td>{{TIMES}}</td><td>{{AT}}</td></tr>
{{/NOTICE}}</tbody>
</table>
</div>{{/ANY_NOTICES}}
<h2 id="jobs">[[Jobs]]</h2>
<div class="table-wrap" role="region" aria-labelledby="jobs" tabindex="0">
<table>
<thead><tr><th scope="col">[[Job]]</th><th scope="col">[[Last run]]</th><th scope="col">[[Due next]]</th><th scope="col">[[Last error]]</th></tr></thead>
<tbody>
{{#JOB}}<tr><th scope="row">{{NAME}}</th><td>{{LAST}}</td><td>{{NEXT}}</td><td lang="en">{{ERROR}}</td></tr>
{{/JOB}}</tbody>
</table>
</div>
