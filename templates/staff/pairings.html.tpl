{{%AUTOESCAPE context="HTML"}}
<h1>[[Mentorships]]</h1>
<p>[[Who is connected with whom, and since when. How they meet is theirs to decide.]]</p>
<nav aria-label="[[Which mentorships]]"><ul class="tags">
<li>{{#at_open}}<strong aria-current="page">[[Going on]]</strong>{{/at_open}}{{#not_at_open}}<a href="/console/mentorship/pairings?show=open">[[Going on]]</a>{{/not_at_open}}</li>
<li>{{#at_ended}}<strong aria-current="page">[[Mentorships that ended]]</strong>{{/at_ended}}{{#not_at_ended}}<a href="/console/mentorship/pairings?show=ended">[[Mentorships that ended]]</a>{{/not_at_ended}}</li>
<li>{{#at_all}}<strong aria-current="page">[[All]]</strong>{{/at_all}}{{#not_at_all}}<a href="/console/mentorship/pairings?show=all">[[All]]</a>{{/not_at_all}}</li>
</ul></nav>
{{#none}}<div class="empty"><p>[[There is none yet. An introduction that a mentor accepts becomes a mentorship.]]</p></div>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Mentorships]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Mentee]]</th><th scope="col">[[Mentor]]</th><th scope="col">[[Began]]</th><th scope="col">[[Ended on]]</th></tr></thead>
<tbody>
{{/some}}{{#line}}<tr><td>{{mentee}}</td><td>{{mentor}}</td><td>{{began}}</td><td>{{#ended}}{{date}}{{/ended}}{{#standing}}[[Going on]]{{/standing}}</td></tr>
{{/line}}{{#some}}</tbody>
</table>
</div>
{{/some}}{{#more}}<p class="actions"><a class="button secondary" href="/console/mentorship/pairings?show={{show:u}}&amp;after={{after:u}}">[[Older ones]]</a></p>
{{/more}}
