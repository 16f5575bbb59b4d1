{{%AUTOESCAPE context="HTML"}}
<h1>[[Mail]]</h1>
<p>[[The program’s mails, the newest first. What stands in them is sealed and not shown.]]</p>
{{#done}}<p class="notice success" role="status">[[The mail leaves once more.]]</p>
{{/done}}{{#search}}<form method="get" action="/console/mentorship/mails" class="filters">
<input type="hidden" name="show" value="{{show}}">
<div class="field">
<label for="email">[[E-mail address of the recipient]]</label>
<input id="email" name="email" type="text" inputmode="email" value="{{email}}" maxlength="254" autocomplete="off">
</div>
<p class="actions"><button class="button" type="submit">[[Show]]</button></p>
</form>
{{/search}}<nav aria-label="[[Which mails]]"><ul class="tags">
<li>{{#at_all}}<strong aria-current="page">[[All]]</strong>{{/at_all}}{{#not_at_all}}<a href="/console/mentorship/mails?show=all&amp;email={{email:u}}">[[All]]</a>{{/not_at_all}}</li>
<li>{{#at_waiting}}<strong aria-current="page">[[Waiting]]</strong>{{/at_waiting}}{{#not_at_waiting}}<a href="/console/mentorship/mails?show=waiting&amp;email={{email:u}}">[[Waiting]]</a>{{/not_at_waiting}}</li>
<li>{{#at_sent}}<strong aria-current="page">[[Sent out]]</strong>{{/at_sent}}{{#not_at_sent}}<a href="/console/mentorship/mails?show=sent&amp;email={{email:u}}">[[Sent out]]</a>{{/not_at_sent}}</li>
<li>{{#at_given_up}}<strong aria-current="page">[[Given up]]</strong>{{/at_given_up}}{{#not_at_given_up}}<a href="/console/mentorship/mails?show=given_up&amp;email={{email:u}}">[[Given up]]</a>{{/not_at_given_up}}</li>
</ul></nav>
{{#nobody}}<div class="empty"><p>[[No member has this address. <a href="/console/mentorship/mails">Show all mails</a>]]</p></div>
{{/nobody}}{{#none}}<div class="empty"><p>{{#at_given_up}}[[No mail was given up. A mail that no server takes for two days, or that one refuses for good, appears here.]]{{/at_given_up}}{{#not_at_given_up}}[[There is none.]]{{/not_at_given_up}}</p></div>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Mail]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Kind]]</th><th scope="col">[[Recipient]]</th><th scope="col">[[State]]</th><th scope="col">[[Answer of the mail server]]</th><th scope="col">[[Action]]</th></tr></thead>
<tbody>
{{/some}}{{#line}}<tr><th scope="row">{{kind}}</th><td>{{name}}<br><span class="muted">{{address}}</span></td><td>{{state}}<br><span class="muted">{{at}}</span></td><td lang="en">{{answer}}</td><td>{{#again}}<form method="post" action="{{path}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="operation" value="{{operation}}"><button class="button secondary" type="submit" aria-label="[[Send again: {{kind}}, {{name}}]]">[[Send again]]</button></form>{{/again}}</td></tr>
{{/line}}{{#some}}</tbody>
</table>
</div>
{{/some}}{{#more}}<p class="actions"><a class="button secondary" href="/console/mentorship/mails?show={{show:u}}&amp;email={{email:u}}&amp;after={{after:u}}">[[Older ones]]</a></p>
{{/more}}
