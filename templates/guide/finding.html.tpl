{{%AUTOESCAPE context="HTML"}}
<h1>[[Finding a mentor]]</h1>
<p class="lead">[[Five steps, at your own pace. You can stop after any of them and come back.]]</p>
<p class="actions"><a class="button" href="/mentorship/mentors">{{#visitor}}[[Sign in and search]]{{/visitor}}{{#member}}[[Search the directory]]{{/member}}</a>
<a href="/mentorship/workbooks/mentee">[[Open the Mentee Resource Workbook]]</a></p>
<ol class="steps">
<li><h2>[[Search by what matters to you]]</h2><p>[[Area of practice, practice experience, type of training, age of clients, location, languages and topics. You may also search by gender, race, ethnicity or sexual orientation, where mentors chose to be found that way: sometimes a shared experience of life is what makes a conversation possible.]]</p></li>
<li><h2>[[Review the results]]</h2><p>[[Each profile says what somebody knows, what they like to talk about and how they can meet. Take your time; nobody learns that you looked.]]</p></li>
<li><h2>[[Choose one]]</h2><p>[[Who would you like to talk with, and why this person? A good reason makes a good first message.]]</p></li>
<li><h2>[[Complete your mentee profile, and write]]</h2><p>[[The <a href="/mentorship/profile">Mentee Profile Questionnaire</a> says who you are and what you hope for; it goes with every introduction, so you fill it in once. Then write a few lines of your own. We send both by e-mail; your address stays private until the mentor accepts.]]</p></li>
<li><h2>[[Use the Mentee Resource Workbook]]</h2><p>[[While you wait, and all the way through: the <a href="/mentorship/workbooks/mentee">workbook</a> helps you to name your strengths, set goals and prepare the first meeting. It is yours; you choose what you share.]]</p></li>
</ol>
<h2>[[After you have written]]</h2>
<dl class="summary-list">
<div><dt>[[Answer]]</dt><dd>[[The mentor has {{expiry_days}}. We remind them after {{reminder_days}}. Without an answer the introduction ends by itself and we tell you.]]</dd></div>
<div><dt>[[At the same time]]</dt><dd>[[You may have {{open_per_mentee}} open, one per mentor, and send {{per_day}} a day.]]</dd></div>
<div><dt>[[Changing your mind]]</dt><dd>[[You may withdraw an introduction until it is answered.]]</dd></div>
<div><dt>[[A “no”]]</dt><dd>[[It says nothing about you, and needs no reason. You may write to the same mentor again after {{waiting_days}}, and to others at once.]]</dd></div>
<div><dt>[[A “yes”]]</dt><dd>[[Each of you receives the other’s address. At the first meeting agree on goals, on how often and how you will talk, and for how long.]]</dd></div>
</dl>
<p>[[If it turns out that the two of you do not fit, end it in a friendly way and choose somebody else, as often as you need.]]</p>
