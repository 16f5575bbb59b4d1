{{%AUTOESCAPE context="HTML"}}
<h1>[[My data]]</h1>
{{>ERROR_SUMMARY}}
<section>
<h2>[[A copy of everything]]</h2>
<p>[[You can download what the association and its programs hold of you: your record, your answers, your consents, what you wrote and what was written to you. The copy is in a format that other programs can read.]]</p>
{{#LOCKED}}<form id="main-form" method="post" action="/account/privacy" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="password">[[Your password]]</label>
<p class="help" id="password-help">[[We ask for it once more, because your answers may say things that are yours alone. It then counts for 15 minutes.]]</p>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" aria-describedby="password-help{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
{{#PASSWORD_ERROR}}<p class="error" id="password-error">{{MESSAGE}}</p>{{/PASSWORD_ERROR}}
</div>
<p class="actions"><button class="button" type="submit">[[Show the downloads]]</button></p>
</form>{{/LOCKED}}
{{#READY}}<p class="actions"><a class="button" href="/account/privacy/copy.json" download>[[Download everything (JSON)]]</a></p>
<details open>
<summary>[[The same in tables (CSV), part by part]]</summary>
<ul class="links">
{{#PART}}<li><a href="/account/privacy/csv/{{ID:u}}" download>{{LABEL}}</a></li>
{{/PART}}</ul>
</details>
<p class="muted">[[Keep the files in a safe place: they hold what you answered about yourself.]]</p>{{/READY}}
<p class="muted">[[What the files hold is described in a <a href="/privacy/export.schema.json">public schema (JSON)</a>.]]</p>
</section>
<section>
<h2>[[My requests under privacy law]]</h2>
<p>[[Something the downloads do not answer, or that you cannot correct yourself? Ask us: we answer within 30 days.]]</p>
<p class="actions"><a class="button secondary" href="/account/privacy/requests">[[Make a request, or see where mine stand]]</a></p>
</section>
<section>
<h2>[[The end of my account]]</h2>
<p>[[You can have your account erased. First we show you what goes, what stays and why.]]</p>
<p class="actions"><a class="button danger" href="/account/privacy/erase">[[Erase my account]]</a></p>
</section>
<p><a href="/account">[[Back to my account]]</a></p>
