{{%AUTOESCAPE context="HTML"}}
<h1>[[Enter your code]]</h1>
<p>[[Your account can see other people’s information, so a second step protects it. Open your authenticator app and type the six digits it shows for this site.]]</p>
{{>ERROR_SUMMARY}}
{{#WAIT}}<div class="notice warning" role="alert"><p>{{MESSAGE}}</p></div>{{/WAIT}}
<form id="main-form" class="narrow" method="post" action="/sign-in/code">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
{{>HIDDEN_FIELDS}}
<div class="field">
<label for="code">[[Six-digit code]]</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" required maxlength="10"{{#CODE_ERROR}} aria-invalid="true" aria-describedby="code-error"{{/CODE_ERROR}}>
{{#CODE_ERROR}}<p class="error" id="code-error">{{MESSAGE}}</p>{{/CODE_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Continue]]</button>
<a href="/sign-in">[[Start again]]</a></p>
</form>
