{{%AUTOESCAPE context="HTML"}}
<h1>[[Concerns]]</h1>
<p>[[Envelopes alone: what was written opens inside a case, with a reason, and each opening is recorded. Cases that you are part of are not shown to you.]]</p>
<nav aria-label="[[Which cases]]"><ul class="tags">
<li>{{#at_open}}<strong aria-current="page">[[Open]]</strong>{{/at_open}}{{#not_at_open}}<a href="/console/mentorship/concerns">[[Open]]</a>{{/not_at_open}}</li>
<li>{{#at_mine}}<strong aria-current="page">[[Mine]]</strong>{{/at_mine}}{{#not_at_mine}}<a href="/console/mentorship/concerns?show=mine">[[Mine]]</a>{{/not_at_mine}}</li>
<li>{{#at_closed}}<strong aria-current="page">[[Closed ones]]</strong>{{/at_closed}}{{#not_at_closed}}<a href="/console/mentorship/concerns?show=closed">[[Closed ones]]</a>{{/not_at_closed}}</li>
</ul></nav>
{{#none}}<div class="empty"><p>{{#at_open}}[[No case is open. What members report appears here, the oldest first.]]{{/at_open}}{{#at_mine}}[[You have no open case. Take one on under Open.]]{{/at_mine}}{{#at_closed}}[[No case has been closed yet.]]{{/at_closed}}</p></div>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Concerns]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Reference]]</th><th scope="col">[[What it is about]]</th><th scope="col">[[Person named]]</th><th scope="col">[[State]]</th><th scope="col">[[Handled by]]</th><th scope="col">[[Reported on]]</th><th scope="col">[[Age]]</th></tr></thead>
<tbody>
{{/some}}{{#concern}}<tr><th scope="row"><a class="together" href="{{path}}">{{reference}}</a></th><td>{{kind}}</td><td>{{about}}</td><td>{{state}}</td><td>{{owner}}</td><td>{{reported_date}}</td><td>{{age}}</td></tr>
{{/concern}}{{#some}}</tbody>
</table>
</div>
{{/some}}
