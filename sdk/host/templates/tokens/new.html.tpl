{{%AUTOESCAPE context="HTML"}}
<h1>[[Make a personal access token]]</h1>
{{>ERROR_SUMMARY}}
<form id="main-form" class="narrow" method="post" action="/account/tokens/new">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="operation_id" value="{{OPERATION_ID}}">
<div class="field">
<label for="name">[[Name of the token]]</label>
<p class="help" id="name-help">[[So that you know it again, for example the name of the program. At most {{MOST}} characters.]]</p>
<input id="name" name="name" required maxlength="60" autocomplete="off" value="{{NAME}}" aria-describedby="name-help{{#NAME_ERROR}} name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
{{#NAME_ERROR}}<p class="error" id="name-error">{{MESSAGE}}</p>{{/NAME_ERROR}}
</div>
<fieldset class="field" id="scopes" tabindex="-1"{{#SCOPES_ERROR}} aria-describedby="scopes-error"{{/SCOPES_ERROR}}>
<legend>[[What the token may do]]</legend>
{{#SCOPES_ERROR}}<p class="error" id="scopes-error">{{MESSAGE}}</p>{{/SCOPES_ERROR}}
<div class="choices">
{{#SCOPE}}<label><input type="checkbox" name="scopes" value="{{CODE}}"{{#CHECKED}} checked{{/CHECKED}}> <span>{{WORDS}}</span></label>
{{/SCOPE}}
</div>
</fieldset>
<fieldset class="field" id="days" tabindex="-1"{{#DAYS_ERROR}} aria-describedby="days-error"{{/DAYS_ERROR}}>
<legend>[[For how long it is good]]</legend>
{{#DAYS_ERROR}}<p class="error" id="days-error">{{MESSAGE}}</p>{{/DAYS_ERROR}}
<div class="choices inline">
{{#DAYS}}<label><input type="radio" name="days" value="{{NUMBER}}"{{#CHECKED}} checked{{/CHECKED}}> {{WORDS}}</label>
{{/DAYS}}
</div>
</fieldset>
<div class="field">
<label for="password">[[Your password]]</label>
<p class="help" id="password-help">[[A token is a key to your account, so we ask for your password and tell you by e-mail.]]</p>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" aria-describedby="password-help{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
{{#PASSWORD_ERROR}}<p class="error" id="password-error">{{MESSAGE}}</p>{{/PASSWORD_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Make the token]]</button>
<a href="/account/tokens">[[Back without making one]]</a></p>
</form>
