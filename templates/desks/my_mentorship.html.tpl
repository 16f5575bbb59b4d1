{{%AUTOESCAPE context="HTML"}}
<h1>[[My Mentorship]]</h1>
{{#lapsed}}<p class="notice warning">[[Your membership is not active. You can read everything here, withdraw an introduction and decline one. To write to a mentor or to accept an introduction, <a href="/account/renewal">renew your membership</a>.]]</p>
{{/lapsed}}<section class="card">
<h2>[[Introductions I have sent]]</h2>
{{#as_mentee}}{{#nothing}}<div class="empty">
<p>[[You have not written to a mentor yet. It goes like this: search by what matters to you, read a few profiles, choose one, and introduce yourself.]]</p>
</div>
{{/nothing}}{{#some_open}}<p>{{places}} {{places_left}}</p>
{{/some_open}}{{#some_open}}<ul class="cards">
{{/some_open}}{{#open}}<li class="card">
<h3><a href="{{path}}">{{name}}</a></h3>
<p>{{state}}. [[Sent on {{sent_date}}, open until {{expiry_date}}.]]</p>
{{#question_asked}}<p class="notice">[[{{name}} has asked you something and waits for your answer.]]</p>
<p class="actions"><a class="button" href="{{path}}">[[Answer the question of {{name}}]]</a></p>
{{/question_asked}}<p class="actions"><a class="button secondary" href="{{path}}">[[Read or withdraw my introduction to {{name}}]]</a></p>
</li>
{{/open}}{{#some_open}}</ul>
{{/some_open}}
{{#some_past}}<h3>[[Earlier ones]]</h3>
<ul>
{{/some_past}}{{#past}}<li><a href="{{path}}">{{name}}</a> · {{state}}. [[Sent on {{sent_date}}, ended on {{ended_date}}.]]</li>
{{/past}}{{#some_past}}</ul>
{{/some_past}}{{/as_mentee}}<p class="actions">{{#active}}<a class="button" href="/mentorship/mentors">[[Find a mentor]]</a> {{/active}}{{#profile_complete}}<a href="/mentorship/profile">[[Change my mentee profile]]</a>{{/profile_complete}}{{#profile_missing}}<a href="/mentorship/profile">[[Fill in my mentee profile]]</a>{{/profile_missing}}</p>
<p class="actions"><a href="/mentorship/workbooks/mentee">[[Mentee Resource Workbook]]</a> <a href="/mentorship/documents/rules_of_engagement">[[Rules of Engagement]]</a> <a href="/mentorship/questions">[[Questions and answers]]</a></p>
</section>
<section class="card">
<h2>[[People I am connected with]]</h2>
{{#no_connections}}<div class="empty"><p>[[Nobody yet. As soon as an introduction is accepted, the other person’s name and address appear here.]]</p></div>
{{/no_connections}}{{#nobody_now}}<p>[[Nobody at the moment.]]</p>
{{/nobody_now}}{{#connections}}<ul class="cards">
{{/connections}}{{#connection}}<li class="card">
{{#known}}<h3>{{name}}</h3>
{{/known}}<p>{{#my_mentor}}<span class="tag">[[My mentor]]</span>{{/my_mentor}}{{#my_mentee}}<span class="tag">[[My mentee]]</span>{{/my_mentee}} [[Connected since {{began_date}}.]]</p>
{{#known}}{{#contact}}<p><a href="mailto:{{address}}">{{address}}</a></p>
{{/contact}}{{#contact_over}}<p>[[This person’s membership has ended, so their address is not shown at the moment.]]</p>
{{/contact_over}}{{/known}}{{#gone}}<p>[[This person is no longer a member of the association.]]</p>
{{/gone}}<p class="actions"><a class="button secondary" href="{{path}}">[[Open our mentorship page]]</a></p>
</li>
{{/connection}}{{#connections}}</ul>
<p class="muted">[[How you meet, how often and for how long is for the two of you to decide. The <a href="/mentorship/documents/rules_of_engagement">Rules of Engagement</a> help you to begin and to end well.]]</p>
{{/connections}}{{#earlier_connections}}<h3>[[Earlier mentorships]]</h3>
<ul>
{{/earlier_connections}}{{#earlier_connection}}<li><a href="{{path}}">{{name}}</a> · {{#my_mentor}}[[My mentor]]{{/my_mentor}}{{#my_mentee}}[[My mentee]]{{/my_mentee}}. [[From {{began_date}} to {{ended_date}}.]]</li>
{{/earlier_connection}}{{#earlier_connections}}</ul>
{{/earlier_connections}}</section>
<section class="card">
<h2>[[My role as a mentor]]</h2>
{{#answers_wait_for_fee}}<p class="notice">[[The mentor answers you gave with your renewal are kept. They come into use as soon as your membership fee is paid.]]</p>
<p class="actions"><a class="button secondary" href="/account/renewal">[[Go to my renewal]]</a></p>
{{/answers_wait_for_fee}}{{#answers_need_acknowledgement}}<p class="notice warning">[[Your mentor answers are kept. The program’s documents have changed since you answered: confirm them in your profile, and your answers come into use.]]</p>
<p class="actions"><a class="button secondary" href="/account/profile">[[Open my profile]]</a></p>
{{/answers_need_acknowledgement}}{{#answers_are_a_draft}}<p class="notice">[[The membership fee was not paid, so the mentor answers you gave with your renewal are not in use. They are kept as a draft and filled in in your profile.]]</p>
<p class="actions"><a class="button secondary" href="/account/profile">[[Open my profile]]</a></p>
{{/answers_are_a_draft}}{{#answers_are_prepared}}<p class="notice">[[The program’s staff have filled in a mentor profile for you. Nobody can see it: it comes into use once you have read it, agreed to the documents and saved it.]]</p>
<p class="actions"><a class="button secondary" href="/account/profile">[[Read it in my profile]]</a></p>
{{/answers_are_prepared}}{{#mentor_off}}<p>[[You are not a mentor at the moment. A few answers in your profile are enough to become one, and you can stop at any time.]]</p>
<p class="actions"><a class="button secondary" href="/account/profile">[[Become a mentor]]</a></p>
{{/mentor_off}}{{#mentor_on}}<p class="notice success">[[You are a mentor, and members can find you.]]</p>
<p class="actions"><a href="/account/profile">[[Change my answers, take a pause or stop]]</a></p>
{{/mentor_on}}{{#mentor_lapsed}}<p class="notice warning">[[You are a mentor, but while your membership is not active, members do not find you. Your answers are kept, and members find you again as soon as you <a href="/account/renewal">renew your membership</a>.]]</p>
<p class="actions"><a href="/account/profile">[[Change my answers, take a pause or stop]]</a></p>
{{/mentor_lapsed}}{{#mentor_lapsed_and_paused}}<p class="notice warning">[[You are a mentor, and paused. Your membership is not active either: members find you again once you have <a href="/account/renewal">renewed your membership</a> and ended your pause.]]</p>
<p class="actions"><a href="/account/profile">[[End my pause]]</a></p>
{{/mentor_lapsed_and_paused}}{{#mentor_paused}}<p class="notice">[[You are a mentor, and paused: nobody can send you a new introduction. You can still answer those you have received.]]</p>
<p class="actions"><a href="/account/profile">[[End my pause]]</a></p>
{{/mentor_paused}}{{#mentor_full}}<p class="notice">[[You are a mentor, and you have as many mentees as you set in your profile. Members do not find you until one of your pairings ends or you raise that number.]]</p>
<p class="actions"><a href="/account/profile">[[Change that number]]</a></p>
{{/mentor_full}}{{#mentor_suspended}}<p class="notice warning">[[The program’s staff have hidden your mentor profile: members cannot find you or write to you. Mentorships that you have go on. Nothing in your profile needs doing: to learn the reason, or to answer it, write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
{{/mentor_suspended}}{{#mentor_hidden}}<p class="notice warning">[[You are a mentor, and hidden: nobody finds your profile. Introductions you have received can still be answered.]]</p>
{{/mentor_hidden}}{{#documents_changed}}<div class="notice warning"><p>{{#in_time}}[[The documents that mentors agree to have a new version. Please read and confirm it by {{last_day}}: after that day, members cannot find you without it.]]{{/in_time}}{{#over}}[[The documents that mentors agree to have a new version, and the time to confirm it ended on {{last_day}}. Until you confirm it, members cannot find you.]]{{/over}}</p>
<p><a class="button" href="/mentorship/acknowledgement">[[Read and confirm]]</a></p></div>
{{/documents_changed}}{{#still_there}}<div class="notice warning"><p>[[Some introductions that members sent you have ended without an answer. Tell us by {{last_day}} whether you still have time for new mentees; otherwise we pause you, so that nobody waits in vain.]]</p>
<p><a class="button" href="/mentorship/presence">[[Say that I am still here, or take a pause]]</a></p></div>
{{/still_there}}{{#who_can_find_me}}<p class="actions"><a class="button secondary" href="/mentorship/my-profile">[[See my profile as others see it]]</a></p>
<details>
<summary>[[Take a pause, or hide my profile]]</summary>
{{switches:none}}
</details>
<p class="actions"><a href="/mentorship/workbooks/mentor">[[Mentor Resource Workbook]]</a> <a href="/mentorship/documents/rules_of_engagement">[[Rules of Engagement]]</a> <a href="/mentorship/questions">[[Questions and answers]]</a></p>
{{/who_can_find_me}}<p class="actions"><a href="/mentorship/agreements">[[What I have agreed to]]</a></p>
{{#as_mentor}}<h3>[[Introductions I have received]]</h3>
{{#nothing}}<p>[[None is waiting for your answer.]]</p>
{{/nothing}}{{#some_open}}<p>{{inbox}}</p>
<ul class="cards">
{{/some_open}}{{#open}}<li class="card">
<h3><a href="{{path}}">{{name}}</a></h3>
<p>[[Received on {{sent_date}}. Please answer by {{expiry_date}}.]]</p>
{{#question_asked}}<p class="muted">[[You have asked a question, and it has not been answered yet.]]</p>
{{/question_asked}}{{#question_answered}}<p class="notice">[[{{name}} has answered your question: it is your turn.]]</p>
{{/question_answered}}<p class="actions"><a class="button" href="{{path}}">[[Read and answer {{name}}]]</a></p>
</li>
{{/open}}{{#some_open}}</ul>
{{/some_open}}
{{#some_past}}<h3>[[Earlier ones]]</h3>
<ul>
{{/some_past}}{{#past}}<li><a href="{{path}}">{{name}}</a> · {{state}}. [[Received on {{sent_date}}, ended on {{ended_date}}.]]</li>
{{/past}}{{#some_past}}</ul>
{{/some_past}}{{/as_mentor}}</section>
<p class="actions"><a href="/mentorship/concerns/new">[[Report a concern]]</a> <a href="/mentorship/concerns">[[My concerns]]</a> <a href="/mentorship/blocks">[[People I have blocked]]</a> <a href="/mentorship/consents">[[My consents]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
