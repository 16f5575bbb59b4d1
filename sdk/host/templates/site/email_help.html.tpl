{{%AUTOESCAPE context="HTML"}}
<h1>[[Not receiving our e-mails?]]</h1>
<p class="lead">[[Here is what usually helps.]]</p>
{{#WORKS}}<div class="notice success" role="status"><p>[[Thank you. Our messages go to your address again. A test message shows whether they arrive.]]</p></div>{{/WORKS}}
{{#TOO_MANY}}<div class="notice error" role="alert"><p>[[You have sent three test messages within an hour. Please wait a while before the next one.]]</p></div>{{/TOO_MANY}}
{{#SIGNED_IN}}
<section class="card" aria-labelledby="address">
<h2 id="address">[[Your address]]</h2>
<p>[[On file is: {{EMAIL}}]]</p>
{{#TROUBLE}}<p>[[E-mails to this address came back to us. Until it is put right, only what is needed to use your account goes there.]]</p>
<form method="post" action="/help/e-mail/works"><input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button" type="submit">[[My address works again]]</button></p></form>{{/TROUBLE}}
<form method="post" action="/help/e-mail/test"><input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="button secondary" type="submit">[[Send me a test message]]</button>
<a class="button secondary" href="/account/profile#email">[[Change my address]]</a></p></form>
</section>
{{/SIGNED_IN}}
<ol class="steps">
<li><h2>[[Check the address on file]]</h2><p>[[Sign in, open your profile and look at your e-mail address. You can correct it there, by telephone or by e-mail.]] [[Telephone: {{TELEPHONE}}]], <a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a></p></li>
<li><h2>[[Look in other folders]]</h2><p>[[Our messages may have been put into the spam, junk or trash folder.]]</p></li>
<li><h2>[[Allow our address]]</h2><p>[[Add {{SENDER}} to your contacts or to the list of allowed senders. Some providers and employers block or filter messages without telling you.]]</p></li>
<li><h2>[[Ask us]]</h2><p>[[We can see whether a message was accepted by your provider.]] <a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a></p></li>
</ol>
{{#SIGNED_OUT}}<p class="actions"><a class="button" href="/sign-in?next=/help/e-mail">[[Sign in to see what became of our e-mails to you]]</a></p>{{/SIGNED_OUT}}
{{#SIGNED_IN}}
<h2 id="latest">[[Our latest e-mails to you]]</h2>
{{#NO_MAILS}}<p>[[None yet. A test message shows whether our e-mails arrive.]]</p>{{/NO_MAILS}}
{{#ANY_MAILS}}<div class="table-wrap" role="region" aria-labelledby="latest" tabindex="0">
<table>
<thead><tr><th scope="col">[[Subject]]</th><th scope="col">[[Time]]</th><th scope="col">[[State]]</th></tr></thead>
<tbody>
{{#MAIL}}<tr><th scope="row" translate="no">{{MAIL_SUBJECT}}</th><td>{{AT}}</td><td>{{STATE}}</td></tr>
{{/MAIL}}</tbody>
</table>
</div>{{/ANY_MAILS}}
{{/SIGNED_IN}}
