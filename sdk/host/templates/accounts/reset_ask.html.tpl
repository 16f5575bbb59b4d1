{{%AUTOESCAPE context="HTML"}}
<h1>[[I forgot my password]]</h1>
<p>[[Type the e-mail address of your account. We will send you a link that is good for one hour.]]</p>
{{>ERROR_SUMMARY}}
<form id="main-form" class="narrow" method="post" action="/password-reset">
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[E-mail address]]</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="email-error"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Send me a link]]</button>
<a href="/sign-in">[[Back to signing in]]</a></p>
</form>
