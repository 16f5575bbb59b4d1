{{%AUTOESCAPE context="HTML"}}
<h1>[[Your concern <span class="together">{{reference}}</span>]]</h1>
{{#just_sent}}<p class="notice success" role="status">[[Thank you for telling us. Your concern has reached us under the reference <span class="together">{{reference}}</span>, and we have sent you an e-mail that says so.]]</p>
{{/just_sent}}<dl class="summary-list">
<dt>[[About]]</dt><dd>{{kind}}{{#named}} · {{name}}{{/named}}</dd>
<dt>[[State]]</dt><dd>{{state}}</dd>
<dt>[[Reported on]]</dt><dd>{{reported_date}}</dd>
{{#closed_on}}<dt>[[Closed on]]</dt><dd>{{closed_date}}</dd>
{{/closed_on}}</dl>
<section class="card">
<h2>[[What happens next]]</h2>
{{#received}}<p>[[A member of the program’s staff reads what you wrote and takes your case on. They may write or call to ask you more. The person concerned is not told who reported it, and sees nothing of it.]]</p>
{{/received}}{{#in_review}}<p>[[A member of staff has taken your case on and is looking into it. They may write or call to ask you more. The person concerned is not told who reported it, and sees nothing of it.]]</p>
{{/in_review}}{{#closed}}<p>[[We have looked into it with care and closed the case. What came of it concerns other people as well, so we cannot tell you more; but it was read, and it was right to tell us. If it goes on or comes back, please report it again.]]</p>
{{/closed}}</section>
{{#blocked}}<p class="notice">[[You have blocked {{name}}. You can change that under <a href="/mentorship/blocks">People I have blocked</a>.]]</p>
{{/blocked}}{{#may_block}}<p>[[You do not want to have anything to do with {{name}} any more?]] <a href="/mentorship/blocks/new?member={{about:u}}">[[Block {{name}}]]</a></p>
{{/may_block}}<p class="actions"><a href="/mentorship/concerns">[[My concerns]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
<p class="muted">[[Something to add? Write to <a href="mailto:{{support_email}}">{{support_email}}</a> or call {{telephone}}, and name the reference.]]</p>
