{{%AUTOESCAPE context="HTML"}}
<h1>{{SUBJECT}}</h1>
<dl class="summary-list">
<div><dt>[[From]]</dt><dd>{{FROM}}</dd></div>
<div><dt>[[To]]</dt><dd>{{TO}}</dd></div>
<div><dt>[[Date]]</dt><dd>{{AT}}</dd></div>
</dl>
<pre class="mail">{{BODY:none}}</pre>
<p class="actions"><a class="button secondary" href="/dev/mailbox">[[All mails]]</a>
<a href="{{RAW}}">[[The message as it was sent]]</a></p>
