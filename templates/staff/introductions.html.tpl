{{%AUTOESCAPE context="HTML"}}
<h1>[[Introductions]]</h1>
<p>[[Who wrote to whom, and what became of it. What people wrote to each other is not shown here.]]</p>
<nav aria-label="[[Which introductions]]"><ul class="tags">
<li>{{#at_open}}<strong aria-current="page">[[Open]]</strong>{{/at_open}}{{#not_at_open}}<a href="/console/mentorship/introductions?show=open">[[Open]]</a>{{/not_at_open}}</li>
<li>{{#at_ended}}<strong aria-current="page">[[Introductions no longer open]]</strong>{{/at_ended}}{{#not_at_ended}}<a href="/console/mentorship/introductions?show=ended">[[Introductions no longer open]]</a>{{/not_at_ended}}</li>
<li>{{#at_all}}<strong aria-current="page">[[All]]</strong>{{/at_all}}{{#not_at_all}}<a href="/console/mentorship/introductions?show=all">[[All]]</a>{{/not_at_all}}</li>
</ul></nav>
{{#none}}<div class="empty"><p>{{#at_open}}[[No introduction is open. As soon as a member writes to a mentor, it appears here.]]{{/at_open}}{{#not_at_open}}[[There is none yet.]]{{/not_at_open}}</p></div>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Introductions]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Mentee]]</th><th scope="col">[[Mentor]]</th><th scope="col">[[State]]</th><th scope="col">[[Sent on]]</th><th scope="col">[[Ended or open until]]</th></tr></thead>
<tbody>
{{/some}}{{#line}}<tr><td>{{mentee}}</td><td>{{mentor}}</td><td>{{state}}</td><td>{{sent}}</td><td>{{end}}</td></tr>
{{/line}}{{#some}}</tbody>
</table>
</div>
{{/some}}{{#more}}<p class="actions"><a class="button secondary" href="/console/mentorship/introductions?show={{show:u}}&amp;after={{after:u}}">[[Older ones]]</a></p>
{{/more}}
