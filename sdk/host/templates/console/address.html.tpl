{{%AUTOESCAPE context="HTML"}}
<h1>[[Change a member’s e-mail address]]</h1>
{{#SAVED}}<div class="notice success" role="status"><p>[[The new address is in effect. Both addresses were told, and the old one can object for seven days.]]</p></div>{{/SAVED}}
{{>ERROR_SUMMARY}}
<form id="main-form" method="post" action="/console/address">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[Present address]]</label>
<input id="email" name="email" type="email" autocomplete="off" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="email-error"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<div class="field">
<label for="new_email">[[New address]]</label>
<input id="new_email" name="new_email" type="email" autocomplete="off" required maxlength="254" value="{{NEW_EMAIL}}"{{#NEW_EMAIL_ERROR}} aria-invalid="true" aria-describedby="new_email-error"{{/NEW_EMAIL_ERROR}}>
{{#NEW_EMAIL_ERROR}}<p class="error" id="new_email-error">{{MESSAGE}}</p>{{/NEW_EMAIL_ERROR}}
</div>
<div class="field">
<label for="reason">[[Reason, for the record]]</label>
<input id="reason" name="reason" autocomplete="off" required maxlength="400" value="{{REASON}}"{{#REASON_ERROR}} aria-invalid="true" aria-describedby="reason-error"{{/REASON_ERROR}}>
{{#REASON_ERROR}}<p class="error" id="reason-error">{{MESSAGE}}</p>{{/REASON_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Change the address]]</button>
<a href="/console">[[Back to the console]]</a></p>
</form>
<h2 id="changes">[[Changed by staff]]</h2>
{{#NO_CHANGES}}<p>[[None yet.]]</p>{{/NO_CHANGES}}
{{#ANY_CHANGES}}<div class="table-wrap" role="region" aria-labelledby="changes" tabindex="0">
<table>
<thead><tr><th scope="col">[[From]]</th><th scope="col">[[To]]</th><th scope="col">[[Reason]]</th><th scope="col">[[By]]</th><th scope="col">[[Time]]</th></tr></thead>
<tbody>
{{#CHANGE}}<tr><th scope="row">{{FROM}}</th><td>{{TO}}</td><td>{{WHY}}</td><td>{{BY}}</td><td>{{AT}}</td></tr>
{{/CHANGE}}</tbody>
</table>
</div>{{/ANY_CHANGES}}
