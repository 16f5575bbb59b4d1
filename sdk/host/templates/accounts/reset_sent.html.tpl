{{%AUTOESCAPE context="HTML"}}
<h1>[[Look in your mailbox]]</h1>
<p>[[If there is an account with the address you typed, a message with a link is on its way. It is good for one hour.]]</p>
<p>[[Nothing there after a few minutes?]] <a href="/help/e-mail">[[Here is what usually helps.]]</a></p>
