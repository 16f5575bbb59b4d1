{{%AUTOESCAPE context="HTML"}}
<h1>[[Choose a new password]]</h1>
{{>ERROR_SUMMARY}}
<form id="main-form" class="narrow" method="post" action="/password-reset/new">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="password">[[New password]]</label>
<p class="help" id="password-help">[[At least {{LEAST}} characters. A sentence that only you would think of is a good password.]]</p>
<input id="password" name="password" type="password" autocomplete="new-password" required maxlength="200" aria-describedby="password-help{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
{{#PASSWORD_ERROR}}<p class="error" id="password-error">{{MESSAGE}}</p>{{/PASSWORD_ERROR}}
</div>
<div class="field">
<label for="again">[[New password, once more]]</label>
<input id="again" name="again" type="password" autocomplete="new-password" required maxlength="200"{{#AGAIN_ERROR}} aria-invalid="true" aria-describedby="again-error"{{/AGAIN_ERROR}}>
{{#AGAIN_ERROR}}<p class="error" id="again-error">{{MESSAGE}}</p>{{/AGAIN_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Save the new password]]</button></p>
</form>
