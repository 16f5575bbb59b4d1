{{%AUTOESCAPE context="HTML"}}
<h1>[[Mentors]]</h1>
<p>[[Who takes part, and in which state. What a mentor answered stands in their profile, as every member sees it.]]</p>
<form method="get" action="/console/mentorship/mentors" class="filters">
<div class="field">
<label for="name">[[Name begins with]]</label>
<input id="name" name="name" type="text" value="{{name}}" maxlength="100" autocomplete="off">
</div>
<div class="field">
<label for="show">[[Which mentors]]</label>
<select id="show" name="show">
{{#filter}}<option value="{{code}}"{{#chosen}} selected{{/chosen}}>{{label}} ({{count}})</option>
{{/filter}}</select>
</div>
<p class="actions"><button class="button" type="submit">[[Show]]</button></p>
</form>
<p class="actions"><a href="/console/mentorship/prepare">[[Prepare a profile for a member]]</a></p>
{{#none}}<div class="empty"><p>[[Nobody has become a mentor yet. Members do so in their renewal or their profile; you can also bring in a list.]]</p><p class="actions"><a class="button" href="/console/mentorship/imports">[[Import a list]]</a></p></div>
{{/none}}{{#none_of_these}}<div class="empty"><p>[[No mentor is like that.]] <a href="/console/mentorship/mentors">[[Show all mentors]]</a></p></div>
{{/none_of_these}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Mentors]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[State]]</th><th scope="col">[[Mentor since]]</th><th scope="col">[[Membership until]]</th></tr></thead>
<tbody>
{{#mentor}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{#tag}}<span class="tag">{{label}}</span> {{/tag}}</td><td>{{#since}}{{date}}{{/since}}</td><td>{{#paid}}{{date}}{{/paid}}</td></tr>
{{/mentor}}</tbody>
</table>
</div>
{{/some}}{{#more}}<p class="actions"><a class="button secondary" href="/console/mentorship/mentors?show={{show:u}}&amp;name={{name:u}}&amp;after={{after:u}}">[[Further mentors]]</a></p>
{{/more}}
