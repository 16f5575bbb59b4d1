{{%AUTOESCAPE context="HTML"}}
<h1>[[Questions and answers]]</h1>
<p class="lead">[[Everything that members ask about {{program_fom}}. If yours is missing, write to us.]]</p>
<h2>[[Taking part]]</h2>
<details>
<summary>[[Who may take part?]]</summary>
<p>[[Members and associates of every category, as long as the membership is active: occupational therapists, occupational therapist assistants, students, retired members and others. This is checked when you search, when you write and when somebody accepts.]]</p>
</details>
<details>
<summary>[[Can I be mentor and mentee at once?]]</summary>
<p>[[Yes. The two roles do not depend on each other. Two people may even mentor each other, each in what they know best.]]</p>
</details>
<details>
<summary>[[Do I need experience or a licence to be a mentor?]]</summary>
<p>[[No. There is no minimum age, experience or licence. A student who has just finished a placement knows things that a first-year student longs to hear, and a retired member’s time and distance are worth a great deal.]]</p>
</details>
<details>
<summary>[[What does it cost?]]</summary>
<p>[[Nothing, for either side. There is no fee and no payment step, and mentors are not paid.]]</p>
</details>
<details>
<summary>[[Who does the matching?]]</summary>
<p>[[You do. The program shows profiles and passes messages on; mentees choose and mentors answer. A list that is sorted by fit is a help, never a decision.]]</p>
</details>
<details>
<summary>[[What can we talk about?]]</summary>
<p>[[Beginning to practise, settling into occupational therapy in Canada, practice in Canada for colleagues educated abroad, questions of practice, a second look at an assessment or an intervention, business and private practice, looking for work, and whatever else the two of you agree on. Leave out anything by which a client could be recognized.]]</p>
</details>
<h2>[[Being a mentor]]</h2>
<details>
<summary>[[How do I sign up?]]</summary>
<p>[[Tick “I want to be a mentor” when you renew your membership or at any time in your <a href="/account/profile">member profile</a>, answer the questionnaire, and agree to two texts: the <a href="/mentorship/documents/terms_of_use">Terms of Use</a> and the <a href="/mentorship/documents/confidentiality_agreement">Confidentiality Agreement</a>. If you leave a renewal unfinished, you are not signed up.]]</p>
</details>
<details>
<summary>[[Why two boxes, and what if the texts change?]]</summary>
<p>[[They are two promises, so you make them one by one; we keep the version, the language and the time. When a new version comes out you are asked to agree again.]]</p>
</details>
<details>
<summary>[[What is expected of me?]]</summary>
<p>[[That you answer in a reasonable time, say when you are available and how often, look at the mentee’s goals together, and keep to the <a href="/mentorship/documents/rules_of_engagement">Rules of Engagement</a>. The resources and the <a href="/mentorship/workbooks/mentor">Mentor Resource Workbook</a> are there to help; nobody checks whether you used them.]]</p>
</details>
<details>
<summary>[[How many mentees may I have?]]</summary>
<p>[[As many as your time allows: the program sets no maximum. Only introductions that wait for an answer are limited, to {{open_per_mentor}} at a time, so that nobody is flooded.]]</p>
</details>
<details>
<summary>[[Can I take a pause?]]</summary>
<p>[[Yes: switch on “I am currently not taking on new mentees”. New introductions are not possible then; those that wait can still be answered. Those that ran out in the meantime stay closed when you come back.]]</p>
</details>
<details>
<summary>[[How do I stop?]]</summary>
<p>[[Untick “I want to be a mentor”. You leave the search at once, waiting introductions are declined in neutral words, and your answers about identity are deleted. Relationships that have begun go on until one of you ends them: please tell your mentees yourself.]]</p>
</details>
<h2>[[Searching and writing]]</h2>
<details>
<summary>[[What can I search by?]]</summary>
<p>[[Area of practice, practice experience, type of training, age of clients, location, languages and topics, words of your own, and, where mentors allow it, gender, race, ethnicity and sexual orientation.]]</p>
</details>
<details>
<summary>[[How do I contact a mentor?]]</summary>
<p>[[Through the program: your message and your completed Mentee Profile Questionnaire go out together as one introduction by e-mail. Until the mentor accepts, neither of you sees the other’s address.]]</p>
</details>
<details>
<summary>[[How long does an answer take?]]</summary>
<p>[[At most {{expiry_days}}. The mentor gets a reminder after {{reminder_days}}; if nothing comes, the introduction ends, we tell you, and the place is free again.]]</p>
</details>
<details>
<summary>[[How many mentors may I write to?]]</summary>
<p>[[You may have {{open_per_mentee}} open at a time, one per mentor, and send {{per_day}} a day. Fewer, written with care, bring more answers.]]</p>
</details>
<details>
<summary>[[I was declined. What now?]]</summary>
<p>[[Mentors decline for want of time, of fit, or for reasons of their own, and need not say which. Write to somebody else at once; to the same mentor again after {{waiting_days}}.]]</p>
</details>
<details>
<summary>[[May I withdraw an introduction?]]</summary>
<p>[[Yes, until it is answered, from My Mentorship. The mentor is told that nothing more is needed.]]</p>
</details>
<h2>[[Identity and privacy]]</h2>
<details>
<summary>[[Must I answer the questions about identity?]]</summary>
<p>[[No, neither as mentor nor as mentee. A blank costs you nothing: you are found in every search that does not ask for it.]]</p>
</details>
<details>
<summary>[[Why do you ask at all?]]</summary>
<p>[[So that people who would like to talk with somebody who shares their experience of life can find each other, for example as a newcomer, a racialized colleague or a member of a 2SLGBTQI+ community. That is the only purpose.]]</p>
</details>
<details>
<summary>[[Who sees these answers?]]</summary>
<p>[[Whoever you allow, answer by answer: staff only, searchable but not shown, or searchable and shown. Everything is off until you choose. Please know that somebody who filters by a searchable answer and finds you can work out what you answered. You may change or clear each answer at any time, and the search follows at once.]]</p>
</details>
<details>
<summary>[[Does an e-mail ever contain them?]]</summary>
<p>[[Never; nor does an address of a page, or a log.]]</p>
</details>
<details>
<summary>[[What is confidential?]]</summary>
<p>[[What you tell each other, the profiles and the workbooks. There are limits: danger to somebody, a duty by law or by your profession, a serious violation of the code. The <a href="/mentorship/documents/confidentiality_agreement">Confidentiality Agreement</a> says it exactly, the <a href="/mentorship/documents/privacy_policy">privacy policy</a> what the association does with your data.]]</p>
</details>
<h2>[[Working together, and ending]]</h2>
<details>
<summary>[[How often do we meet, and for how long?]]</summary>
<p>[[You decide at the beginning: by telephone, video, e-mail or face to face, weekly or now and then, for a month or for years. Nothing ends by itself, and nobody counts.]]</p>
</details>
<details>
<summary>[[What if it does not work?]]</summary>
<p>[[Say so early and kindly; often a change of pace or topic is enough. If not, either of you may end it, without blame, and the mentee may choose another mentor.]]</p>
</details>
<details>
<summary>[[What happens when a membership ends?]]</summary>
<p>[[The person is no longer found and can neither write nor accept. In a relationship that has begun, addresses stay visible for {{grace_days}} more; renewing restores everything.]]</p>
</details>
<details>
<summary>[[Somebody behaves badly. What do I do?]]</summary>
<p>[[You need not sort it out alone. Write to <a href="mailto:{{support_email}}">{{support_email}}</a>: staff listen, can end a pairing and can take a profile out of the search. If somebody is in danger, call 911 first.]]</p>
</details>
<details>
<summary>[[Will I receive a certificate?]]</summary>
<p>[[No, this program issues none. Many people keep a reflection log, which the workbooks contain, for their portfolio.]]</p>
</details>
<details>
<summary>[[Where do I get help?]]</summary>
<p>[[By e-mail at <a href="mailto:{{support_email}}">{{support_email}}</a> or by telephone at {{telephone}}. If our messages do not reach you, see <a href="/help/e-mail">Not receiving our e-mails?</a>]]</p>
</details>
<p class="muted">[[These answers explain the rules in force since {{documents_date}}. Where they differ from the Terms of Use, the Terms of Use count.]]</p>
<p class="actions"><a class="button" href="/mentorship/mentors">{{#visitor}}[[Sign in and find a mentor]]{{/visitor}}{{#member}}[[Find a mentor]]{{/member}}</a>
<a class="button secondary" href="/account/profile">{{#visitor}}[[Sign in and become a mentor]]{{/visitor}}{{#member}}[[Become a mentor, in my profile]]{{/member}}</a></p>
