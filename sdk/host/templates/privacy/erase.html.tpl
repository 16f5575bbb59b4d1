{{%AUTOESCAPE context="HTML"}}
<h1>[[Erase my account]]</h1>
{{>ERROR_SUMMARY}}
<p class="notice warning">[[This cannot be undone. Your membership ends with it, and you are signed out at once.]]</p>
<h2>[[What goes]]</h2>
<ul>
{{#GOES}}<li>{{WHAT}}{{#WHY}}. <span class="muted">{{TEXT}}</span>{{/WHY}}</li>
{{/GOES}}</ul>
<h2>[[What stays, and why]]</h2>
<ul>
{{#STAYS}}<li>{{WHAT}}{{#WHY}}. <span class="muted">{{TEXT}}</span>{{/WHY}}</li>
{{/STAYS}}</ul>
<p>[[You may want to <a href="/account/privacy">download a copy</a> first. A report of what was done is shown to you and sent to your address.]]</p>
<form id="main-form" method="post" action="/account/privacy/erase" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="word">[[Type the word “{{WORD}}” to confirm]]</label>
<input id="word" name="word" autocomplete="off" maxlength="40" value="{{TYPED}}"{{#WORD_ERROR}} aria-invalid="true" aria-describedby="word-error"{{/WORD_ERROR}}>
{{#WORD_ERROR}}<p class="error" id="word-error">{{MESSAGE}}</p>{{/WORD_ERROR}}
</div>
<div class="field">
<label for="password">[[Your password]]</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"{{#PASSWORD_ERROR}} aria-invalid="true" aria-describedby="password-error"{{/PASSWORD_ERROR}}>
{{#PASSWORD_ERROR}}<p class="error" id="password-error">{{MESSAGE}}</p>{{/PASSWORD_ERROR}}
</div>
<p class="actions"><button class="button danger" type="submit">[[Erase my account for good]]</button>
<a href="/account/privacy">[[Keep my account]]</a></p>
</form>
