{{%AUTOESCAPE context="HTML"}}
<h1>{{TITLE}}</h1>
{{#NOT_FOUND}}<p>[[There is nothing at this address. It may have been mistyped, or the page may have moved.]]</p>{{/NOT_FOUND}}
{{#DENIED}}<p>[[Your account does not include this page. If you think that it should, please write to us.]]</p>{{/DENIED}}
{{#BAD_REQUEST}}<p>[[What your browser sent could not be understood. Please go back, reload the page and try again.]]</p>{{/BAD_REQUEST}}
{{#NOT_ALLOWED}}<p>[[This address only takes what a form on this site sends to it.]]</p>{{/NOT_ALLOWED}}
{{#TOO_LARGE}}<p>[[Please go back, shorten your text and try again. Nothing has been saved.]]</p>{{/TOO_LARGE}}
{{#TOO_MANY}}<p>[[You have done this very often in a short time. Please wait a few minutes and try again.]]</p>{{/TOO_MANY}}
{{#UNAVAILABLE}}<p>[[Our system did not answer in time. Please try again in a moment; nothing is ever done twice.]]</p>{{/UNAVAILABLE}}
{{#AGAIN}}<p>[[What you sent is still here.]]</p>
<form id="main-form" method="post" action="{{TARGET}}">
{{>HIDDEN_FIELDS}}
<p class="actions"><button class="button" type="submit">[[Send it again]]</button></p>
</form>{{/AGAIN}}
{{#DEFECT}}<p>[[The error is on our side and has been recorded. Please try again; if it happens once more, please write to us.]]</p>{{/DEFECT}}
<p class="actions">
{{#SIGNED_IN}}<a class="button" href="/account">[[Go to my account]]</a>{{/SIGNED_IN}}
{{#SIGNED_OUT}}<a class="button" href="/">[[Go to the home page]]</a>{{/SIGNED_OUT}}
<a class="button secondary" href="mailto:{{SUPPORT_EMAIL}}">[[Write to us]]</a>
</p>
