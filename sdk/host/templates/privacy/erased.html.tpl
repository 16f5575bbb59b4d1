{{%AUTOESCAPE context="HTML"}}
{{#GONE}}<h1>[[Your account is erased]]</h1>
<p>[[Asked for on {{ASKED}}. The report below was also sent to the address that was on file; that address goes too, as soon as the message has left.]]</p>{{/GONE}}
{{#UNDER_WAY}}<h1>[[Your account is being erased]]</h1>
<p>[[Asked for on {{ASKED}}. You are signed out, and nobody can sign in as you any more. The rest follows by itself, and the report is sent to the address on file. Reload this page to see how far it is.]]</p>{{/UNDER_WAY}}
{{#REPORT}}<div lang="{{REPORT_LANG}}">
<h2>[[What went]]</h2>
<ul>
{{#GOES}}<li>{{WHAT}}{{#WHY}}. <span class="muted">{{TEXT}}</span>{{/WHY}}</li>
{{/GOES}}</ul>
<h2>[[What stays, and why]]</h2>
<ul>
{{#STAYS}}<li>{{WHAT}}{{#WHY}}. <span class="muted">{{TEXT}}</span>{{/WHY}}</li>
{{/STAYS}}</ul>
</div>{{/REPORT}}
<p class="actions"><a class="button secondary" href="/">[[To the home page]]</a></p>
