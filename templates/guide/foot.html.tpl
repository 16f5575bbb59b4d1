{{%AUTOESCAPE context="HTML"}}
<section class="card more-pages">
<h2>[[Help and documents]]</h2>
<p>[[Questions about mentorship? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>, call {{telephone}}, or write by post: {{association_name}}, {{address}}.]]</p>
<ul class="links-in-line">
<li><a href="/mentorship/about">[[About the program]]</a></li>
<li><a href="/mentorship/finding-a-mentor">[[Finding a mentor]]</a></li>
<li><a href="/mentorship/becoming-a-mentor">[[Becoming a mentor]]</a></li>
<li><a href="/mentorship/questions">[[Questions and answers]]</a></li>
<li><a href="/mentorship/workbooks/mentor">[[Mentor Resource Workbook]]</a></li>
<li><a href="/mentorship/workbooks/mentee">[[Mentee Resource Workbook]]</a></li>
<li><a href="/mentorship/documents/terms_of_use">[[Terms of Use]]</a></li>
<li><a href="/mentorship/documents/rules_of_engagement">[[Rules of Engagement]]</a></li>
<li><a href="/mentorship/documents/confidentiality_agreement">[[Confidentiality Agreement]]</a></li>
<li><a href="/mentorship/documents/privacy_policy">[[Mentorship privacy policy]]</a></li>
</ul>
<p class="muted">[[Person in charge of the protection of personal information: {{privacy_officer}}, <a href="mailto:{{privacy_email}}">{{privacy_email}}</a>.]]</p>
</section>
