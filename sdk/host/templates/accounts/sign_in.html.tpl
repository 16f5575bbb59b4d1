{{%AUTOESCAPE context="HTML"}}
<h1>[[Sign in]]</h1>
{{#KEPT}}<div class="notice warning" role="alert"><p>[[Your session has ended. What you typed is kept on this page: sign in to go on with it.]]</p></div>{{/KEPT}}
{{>ERROR_SUMMARY}}
{{#WAIT}}<div class="notice warning" role="alert"><p>{{MESSAGE}}</p></div>{{/WAIT}}
<form id="main-form" class="narrow" method="post" action="/sign-in">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
{{>HIDDEN_FIELDS}}
<div class="field">
<label for="email">[[E-mail address]]</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="email-error"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<div class="field">
<label for="password">[[Password]]</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
</div>
<p class="actions"><button class="button" type="submit">[[Sign in]]</button>
<a href="/password-reset">[[I forgot my password]]</a></p>
</form>
{{#DEV}}<p class="muted">[[This is a demonstration. The accounts and their passwords are in the file accounts.json of the data folder.]]</p>{{/DEV}}
