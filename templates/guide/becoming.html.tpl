{{%AUTOESCAPE context="HTML"}}
<h1>[[Becoming a mentor]]</h1>
<p class="lead">[[You need no title and no perfect career. You need something you have learned, a little time, and the wish to listen.]]</p>
<p class="actions"><a class="button" href="/account/profile">{{#visitor}}[[Sign in and open my profile]]{{/visitor}}{{#member}}[[Open my profile]]{{/member}}</a>
<a href="/mentorship/workbooks/mentor">[[Read the Mentor Resource Workbook first]]</a></p>
<h2>[[Step by step]]</h2>
<ol class="steps">
<li><h3>[[Say that you want to]]</h3><p>[[Tick “I want to be a mentor” when you renew your membership, or at any other time in your member profile. Both lead to the same place. With a renewal, it takes effect once the renewal is complete.]]</p></li>
<li><h3>[[Answer the questionnaire]]</h3><p>[[Your practice, your experience, your languages, what you would like to talk about, and a few words about yourself. These answers are how mentees find you. Questions about identity stand in a block of their own and are optional, all of them.]]</p></li>
<li><h3>[[Read and agree]]</h3><p>[[Two boxes, each for a text of its own: the <a href="/mentorship/documents/terms_of_use">Terms of Use</a> and the <a href="/mentorship/documents/confidentiality_agreement">Confidentiality Agreement</a>. Without both you are not listed. If a text changes, you are asked again.]]</p></li>
<li><h3>[[Prepare, if you like]]</h3><p>[[The <a href="/mentorship/workbooks/mentor">Mentor Resource Workbook</a> has a self-assessment, checklists and questions to think about. It is recommended and never required.]]</p></li>
<li><h3>[[Answer introductions]]</h3><p>[[A mentee’s message comes by e-mail with their profile, without their address. You accept or decline, and you owe no reason. We remind you after {{reminder_days}}; after {{expiry_days}} without an answer the introduction ends, and the mentee may write to others. At most {{open_per_mentor}} can wait for you at a time.]]</p></li>
<li><h3>[[Begin]]</h3><p>[[Once you have accepted, each of you receives the other’s address. Say when you are available and how often you would like to talk, and go through the mentee’s goals together. How you meet and for how long is for the two of you to decide; the <a href="/mentorship/documents/rules_of_engagement">Rules of Engagement</a> apply throughout.]]</p></li>
</ol>
<h2>[[As many or as few as you have time for]]</h2>
<p>[[The program sets no maximum number of mentees. When your time is full, switch on “I am currently not taking on new mentees”: nobody can send you a new introduction, those already waiting stay and can still be answered, and you switch it off again whenever you like.]]</p>
<h2>[[Stopping]]</h2>
<p>[[Untick “I want to be a mentor” at any time and you leave the search at once; introductions that are still waiting are declined in neutral words, and your answers about identity are deleted. Relationships that have begun are yours: they do not end by themselves, so please tell your mentees, kindly and in person.]]</p>
