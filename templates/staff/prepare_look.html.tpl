{{%AUTOESCAPE context="HTML"}}
<h1>[[Prepare a mentor profile]]</h1>
<p>[[For a member who asked you to: you fill in the questionnaire, and the member gets a mail. Nothing is published before the member has read it, agreed to the documents and saved it. Who somebody is (gender, race and the like) only they can tell.]]</p>
{{#done}}<p class="notice success" role="status">[[The profile is kept as a draft, and the member has been told by mail.]]</p>
{{/done}}{{#not_offered}}<p class="notice warning">[[This platform cannot look for members by name.]]</p>
{{/not_offered}}<form method="get" action="/console/mentorship/prepare" class="filters">
<div class="field">
<label for="name">[[Name or e-mail address of the member]]</label>
<p class="help" id="name-help">[[The beginning is enough.]]</p>
<input id="name" name="name" type="text" value="{{name}}" maxlength="200" aria-describedby="name-help" autocomplete="off">
</div>
<p class="actions"><button class="button" type="submit">[[Look]]</button></p>
</form>
{{#nobody}}<div class="empty"><p>[[Nobody has such a name or address. Look for the family name alone, or for the beginning of the address.]]</p></div>
{{/nobody}}{{#somebody}}<div class="table-wrap" role="region" aria-label="[[Members]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Name]]</th><th scope="col">[[E-mail address]]</th><th scope="col">[[Action]]</th></tr></thead>
<tbody>
{{/somebody}}{{#member}}<tr><th scope="row">{{full_name}}</th><td>{{address}}</td><td>{{#may}}<a href="{{path}}">[[Prepare a profile for {{full_name}}]]</a>{{/may}}{{#refused}}{{text}}{{/refused}}</td></tr>
{{/member}}{{#somebody}}</tbody>
</table>
</div>
{{/somebody}}{{#too_many}}<p class="muted">[[There are more. Write a longer part of the name.]]</p>
{{/too_many}}<p class="actions"><a href="/console/mentorship/mentors">[[All mentors]]</a></p>
