{{%AUTOESCAPE context="HTML"}}
<h1>[[Your new token]]</h1>
<div class="notice success" role="status"><p>[[The token “{{NAME}}” was made. It is good through {{EXPIRES}}.]]</p></div>
<div class="field">
<label for="secret">[[Your token]]</label>
<p class="help" id="secret-help">[[Copy it now, to a safe place: it is shown this once, and we do not keep it. If you lose it, revoke it and make another one.]]</p>
<input id="secret" readonly autocomplete="off" spellcheck="false" value="{{SECRET}}" aria-describedby="secret-help">
</div>
<div class="notice warning"><p>[[Whoever has it can do in your name what you ticked. Give it to nobody, and put it into no e-mail.]]</p></div>
<p class="actions"><a class="button" href="/account/tokens">[[I have copied it]]</a></p>
