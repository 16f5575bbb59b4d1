{{%AUTOESCAPE context="HTML"}}
<h1>[[E-mails that came back, and replies]]</h1>
{{#NOT_SET_UP}}<div class="notice" role="status"><p>[[Not set up: no mailbox is named in the settings (mailbox), so nothing that comes back to {{RETURN_PATH}} is collected.]]</p></div>{{/NOT_SET_UP}}
{{#SET_UP}}<p>[[What comes back to {{RETURN_PATH}}, and replies, are collected.]] <a href="/console#jobs">[[When it was last looked at]]</a></p>{{/SET_UP}}
{{#UNKNOWN}}<p>{{TEXT}}</p>{{/UNKNOWN}}
<h2 id="bounces">[[E-mails that came back]]</h2>
{{#NO_BOUNCES}}<p>[[None. The member sees a note on every page when e-mails come back.]]</p>{{/NO_BOUNCES}}
{{#ANY_BOUNCES}}<div class="table-wrap" role="region" aria-labelledby="bounces" tabindex="0">
<table>
<thead><tr><th scope="col">[[Address]]</th><th scope="col">[[Kind]]</th><th scope="col">[[Status code]]</th><th scope="col">[[Answer]]</th><th scope="col">[[Time]]</th><th scope="col">[[Action]]</th></tr></thead>
<tbody>
{{#BOUNCE}}<tr><th scope="row">{{ADDRESS}}</th><td>{{KIND}}</td><td>{{STATUS}}</td><td lang="en">{{DIAGNOSTIC}}</td><td>{{AT}}</td>
<td>{{#DONE}}[[Done]]{{/DONE}}{{#OPEN}}<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="button secondary" type="submit">[[Mark as done]]</button></form>{{/OPEN}}</td></tr>
{{/BOUNCE}}</tbody>
</table>
</div>{{/ANY_BOUNCES}}
<h2 id="replies">[[Replies received]]</h2>
{{#NO_REPLIES}}<p>[[None. A reply to one of our e-mails is kept here and passed on to the support address.]]</p>{{/NO_REPLIES}}
{{#ANY_REPLIES}}<div class="table-wrap" role="region" aria-labelledby="replies" tabindex="0">
<table>
<thead><tr><th scope="col">[[Subject]]</th><th scope="col">[[From]]</th><th scope="col">[[Time]]</th><th scope="col">[[State]]</th></tr></thead>
<tbody>
{{#REPLY}}<tr><th scope="row"><a href="{{LINK}}">{{REPLY_SUBJECT}}</a></th><td>{{FROM}}</td><td>{{AT}}</td><td>{{STATE}}</td></tr>
{{/REPLY}}</tbody>
</table>
</div>{{/ANY_REPLIES}}
<p><a href="/console">[[Back to the console]]</a></p>
