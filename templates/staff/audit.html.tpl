{{%AUTOESCAPE context="HTML"}}
<h1>[[Audit]]</h1>
<p>[[Who did what in the program, the newest first. Nothing here can be changed or deleted, and no line holds anybody’s words.]]</p>
{{#none}}<div class="empty"><p>[[Nothing is recorded yet.]]</p></div>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Audit]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Time]]</th><th scope="col">[[What]]</th><th scope="col">[[Who]]</th><th scope="col">[[Whom it concerns]]</th></tr></thead>
<tbody>
{{/some}}{{#line}}<tr><td>{{at}}</td><th scope="row">{{action}}</th><td>{{actor}}</td><td>{{about}}</td></tr>
{{/line}}{{#some}}</tbody>
</table>
</div>
{{/some}}{{#more}}<p class="actions"><a class="button secondary" href="/console/mentorship/audit?after={{after:u}}">[[Older ones]]</a></p>
{{/more}}
