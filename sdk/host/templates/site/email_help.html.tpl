{{%AUTOESCAPE context="HTML"}}
<h1>[[Not receiving our e-mails?]]</h1>
<p class="lead">[[Here is what usually helps.]]</p>
<ol class="steps">
<li><h2>[[Check the address on file]]</h2><p>[[Sign in, open your profile and look at your e-mail address. You can correct it there, by telephone or by e-mail.]]</p></li>
<li><h2>[[Look in other folders]]</h2><p>[[Our messages may have been put into the spam, junk or trash folder.]]</p></li>
<li><h2>[[Allow our address]]</h2><p>[[Add {{SENDER}} to your contacts or to the list of allowed senders. Some providers and employers block or filter messages without telling you.]]</p></li>
<li><h2>[[Ask us]]</h2><p>[[We can see whether a message was accepted by your provider.]] <a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a></p></li>
</ol>
<p class="actions"><a class="button" href="/account/profile">[[Check my e-mail address]]</a></p>
