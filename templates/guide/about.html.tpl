{{%AUTOESCAPE context="HTML"}}
<h1>[[About Find an OT Mentor]]</h1>
<p class="lead">[[A place where members and associates find each other: somebody who would like to think a question through, and somebody who has been there. The two of you decide everything else.]]</p>
<p class="actions"><a class="button" href="/mentorship/mentors">{{#visitor}}[[Sign in and find a mentor]]{{/visitor}}{{#member}}[[Find a mentor]]{{/member}}</a>
<a class="button secondary" href="/account/profile">{{#visitor}}[[Sign in and become a mentor]]{{/visitor}}{{#member}}[[Become a mentor, in my profile]]{{/member}}</a></p>
<h2>[[What it is]]</h2>
<p>[[In {{program_fom}}, a program for members ({{association_name}}), nobody matches you: mentees search the directory, read profiles and write to the mentor they choose, and the mentor answers yes or no. Staff help when somebody asks, and step in when something goes wrong.]]</p>
<h2>[[Who may take part]]</h2>
<p>[[Everybody whose membership is active, in any category: occupational therapists, occupational therapist assistants, students, retired members and other associates. There is no minimum age, no number of years of experience and no licence that a mentor must hold, and one person may be mentor and mentee at the same time.]]</p>
<h2>[[What it costs]]</h2>
<p>[[Nothing. It comes with your membership: no fee, no payment page, no registration for an event. Mentors are volunteers.]]</p>
<h2>[[What people talk about]]</h2>
<ul>
<li>[[going from studies to a first job]]</li>
<li>[[finding one’s place, socially and culturally, in occupational therapy in Canada]]</li>
<li>[[how practice works here, for colleagues who were educated abroad]]</li>
<li>[[questions of everyday practice, and those that keep coming back]]</li>
<li>[[thinking through an assessment or an intervention]]</li>
<li>[[starting or growing a business or a private practice]]</li>
<li>[[applications, interviews and résumés]]</li>
</ul>
<p>[[The list is open: write about what matters to you.]]</p>
<h2>[[What it is not]]</h2>
<p>[[Mentoring is not clinical supervision, therapy, employment, legal advice or preparation for an examination. Each person stays responsible for their own practice and for the standards of their regulator. No certificate is issued, and nobody counts your meetings.]]</p>
<h2>[[How it goes]]</h2>
<ul class="cards">
<li class="card"><h3>[[For mentees]]</h3><p>[[Search, compare, choose, introduce yourself, prepare.]]</p><p class="actions"><a href="/mentorship/finding-a-mentor">[[Finding a mentor, step by step]]</a></p></li>
<li class="card"><h3>[[For mentors]]</h3><p>[[One box in your profile, a few answers, and you decide whom you take on.]]</p><p class="actions"><a href="/mentorship/becoming-a-mentor">[[Becoming a mentor, step by step]]</a></p></li>
<li class="card"><h3>[[Still wondering?]]</h3><p>[[Who sees what, how long an answer takes, how to stop: it is all there.]]</p><p class="actions"><a href="/mentorship/questions">[[Read questions and answers]]</a></p></li>
</ul>
