{{%AUTOESCAPE context="HTML"}}
<h1>[[Your form was not sent yet]]</h1>
<p>[[Your session had ended, or you have signed in again since the form was opened. Nothing was changed.]]</p>
<p>[[What you typed is still here. Send it now as {{NAME}}, or drop it and open the page again.]]</p>
<form id="main-form" method="post" action="/send-again">
<input type="hidden" name="csrf" value="{{CSRF}}">
{{>HIDDEN_FIELDS}}
<p class="actions"><button class="button" type="submit">[[Send what I typed]]</button>
<a href="{{BACK}}">[[Drop it and open the page again]]</a></p>
</form>
