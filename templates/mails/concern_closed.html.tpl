{{%AUTOESCAPE context="HTML"}}
<p>[[We have looked into the concern that you reported on {{reported_date}}, and the case {{reference}} is now closed.]]</p>
<p>[[What came of it concerns other people as well, so we cannot tell you more. But it was read with care, and it was right to tell us. If it goes on or comes back, please report it again.]]</p>
<p><a href="{{concern_url}}">[[Open your case]]</a></p>
