{{%AUTOESCAPE context="HTML"}}
<h1>[[Privacy policy]]</h1>
<p class="lead">[[What this site knows about you, why, and what you can do about it.]]</p>
<h2>[[What we keep]]</h2>
<p>[[Your name, e-mail address, membership category, province or country, preferred language and membership dates: we need them to serve you as a member. Payments are made on the page of a payment provider; card numbers never reach us.]]</p>
<h2>[[What you choose to tell]]</h2>
<p>[[What you answer in the mentorship questionnaires is used for mentorship only. Questions about identity are optional. Each has its own setting that says who may see the answer, and every one of them is off until you switch it on.]]</p>
<h2>[[Cookies]]</h2>
<p>[[We set only the cookies that the site cannot work without: one for your session, one that protects forms, and one for your language. There is no tracking, and nothing is loaded from other sites.]]</p>
<h2>[[Your rights]]</h2>
<p>[[You may see, correct, take with you or have erased what we keep about you, and withdraw any consent. We answer within 30 days.]]</p>
<h2 id="person-in-charge">[[Person in charge]]</h2>
<p>[[The Privacy Officer is the person in charge of the protection of personal information at the following association, and answers questions and complaints.]]</p>
<p>{{ASSOCIATION}}<br>{{POSTAL_ADDRESS}}<br>[[Telephone: {{TELEPHONE}}]]<br><a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a></p>
