{{%AUTOESCAPE context="HTML"}}
<h1>[[What I have agreed to]]</h1>
{{#none}}<div class="empty"><p>[[You have not agreed to a document of the program yet. Mentors agree to the Terms of Use and the Confidentiality Agreement when they fill in their profile.]]</p></div>
<p class="actions"><a class="button secondary" href="/mentorship/documents/terms_of_use">[[Read the Terms of Use]]</a> <a class="button secondary" href="/mentorship/documents/confidentiality_agreement">[[Read the Confidentiality Agreement]]</a></p>
{{/none}}{{#some}}<p>[[Each time you agreed, with the very text you agreed to, in the language you chose then.]]</p>
<ul class="cards">
{{/some}}{{#line}}<li class="card">
<h2>{{title}}</h2>
<p>{{#in_force}}<span class="tag">[[In force]]</span>{{/in_force}}{{#replaced}}<span class="tag">[[Replaced by a newer version]]</span>{{/replaced}}</p>
<dl class="summary-list">
<dt>[[Agreed on]]</dt><dd>{{agreed_on}}</dd>
<dt>[[Version]]</dt><dd>{{version}}</dd>
<dt>[[Language]]</dt><dd>{{#in_english}}[[English]]{{/in_english}}{{#in_french}}[[French]]{{/in_french}}</dd>
</dl>
<p class="actions"><a class="button secondary" href="{{path}}">[[Read the text of version {{version}}: {{title}}]]</a></p>
</li>
{{/line}}{{#some}}</ul>
{{/some}}<p class="actions"><a href="/mentorship">[[Back to My Mentorship]]</a></p>
