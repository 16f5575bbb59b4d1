{{%AUTOESCAPE context="HTML"}}
<h1>[[Erasures]]</h1>
{{>ERROR_SUMMARY}}
<p>[[Members erase their own account under “My data”. Here you do it for somebody who asked for it in writing and whose identity you have checked. The report goes to the address on file.]]</p>
<form id="main-form" method="post" action="/console/erasures" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[E-mail address of the member]]</label>
<input id="email" name="email" type="email" autocomplete="off" maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="email-error"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<div class="field">
<label for="again">[[The same address once more, to confirm]]</label>
<input id="again" name="again" type="email" autocomplete="off" maxlength="254" value="{{AGAIN}}"{{#AGAIN_ERROR}} aria-invalid="true" aria-describedby="again-error"{{/AGAIN_ERROR}}>
{{#AGAIN_ERROR}}<p class="error" id="again-error">{{MESSAGE}}</p>{{/AGAIN_ERROR}}
</div>
<p class="actions"><button class="button danger" type="submit">[[Erase this member for good]]</button>
<a href="/console">[[Back to the console]]</a></p>
</form>
{{#NONE}}<p class="empty">[[Nobody has been erased yet.]]</p>{{/NONE}}
{{#SOME}}<h2>[[Erasures so far]]</h2>
<ul>
{{#ERASURE}}<li><a href="/privacy/erasures/{{ID}}">{{AT}}</a>: {{STATE}} ({{BY}})</li>
{{/ERASURE}}</ul>{{/SOME}}
