{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}{{#PRONOUNS_SECTION}} <span class="muted">({{PRONOUNS}})</span>{{/PRONOUNS_SECTION}}</h1>
<p class="muted">{{WHERE}}</p>
{{#OWN}}<p class="notice" role="status">[[This is your profile as other members see it. To change it, <a href="/account/profile">edit your profile</a>.]]</p>
{{/OWN}}{{#BIOGRAPHY}}<p>{{PARAGRAPH}}</p>
{{/BIOGRAPHY}}{{#OTHERS}}<p class="actions"><a class="button" href="{{INTRODUCTION}}">[[Introduce yourself]]</a></p>
<p class="muted">[[You write a message first; your mentee profile goes along with it. Your addresses are exchanged only if the mentor accepts.]]</p>
{{/OTHERS}}{{#TOO_MANY_OPEN}}<p class="notice">[[You have as many open introductions as one person may have. Wait for an answer, or withdraw one of them; without an answer, the first one ends on {{UNTIL}}.]] <a href="/mentorship">[[Go to My Mentorship]]</a></p>
{{/TOO_MANY_OPEN}}{{#DECLINED}}<p class="notice">[[{{NAME}} has declined an introduction from you not long ago. You can write to them again from {{UNTIL}}; until then, please write to another mentor.]]</p>
{{/DECLINED}}{{#WAITING}}<p class="notice">[[You wrote to this mentor on {{SINCE}} and are waiting for the answer.]] <a href="{{CONTACT}}">[[Go to my introduction]]</a></p>
{{/WAITING}}{{#CONNECTED}}<p class="notice success">[[You have been connected with this mentor since {{SINCE}}.]] <a href="{{CONTACT}}">[[Go to my introduction]]</a></p>
{{/CONNECTED}}<dl class="summary-list">
{{#ANSWER}}<dt>{{LABEL}}</dt>
{{#LONG}}<dd>{{PARAGRAPH}}</dd>
{{/LONG}}{{#LIST}}<dd><ul class="tags">
{{#VALUE}}<li class="tag">{{TEXT}}</li>
{{/VALUE}}</ul></dd>
{{/LIST}}{{/ANSWER}}</dl>
<p class="actions"><a href="{{BACK}}">[[Back to the search]]</a></p>
{{#READER}}<p class="muted"><a href="/mentorship/concerns/new?about={{MENTOR:u}}&amp;regarding=profile">[[Report a concern]]</a> · <a href="/mentorship/blocks/new?member={{MENTOR:u}}">[[Block this person]]</a></p>
{{/READER}}
