{{%AUTOESCAPE context="HTML"}}
<h1>[[This form is out of date]]</h1>
<p>[[Nothing was changed. This happens when you have signed in or out since the form was opened, or when cookies are switched off in your browser.]]</p>
<p>[[Open the page again and send it once more. If you go back in your browser first, you can copy what you typed.]]</p>
<p class="actions"><a class="button" href="{{BACK}}">[[Open the page again]]</a></p>
