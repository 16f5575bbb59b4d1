{{%AUTOESCAPE context="HTML"}}
<h1>[[This link does not work any more]]</h1>
<p>[[That is nothing to worry about. It happens when]]</p>
<ul>
<li>[[the introduction was answered already,]]</li>
<li>[[the person who wrote it has withdrawn it, or the time for an answer is over,]]</li>
<li>[[your e-mail address or your place in the program has changed since,]]</li>
<li>[[or the page was open for more than half an hour: then simply open the link in the e-mail again.]]</li>
</ul>
<p class="actions"><a class="button" href="/mentorship">[[Sign in and see my introductions]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
