{{%AUTOESCAPE context="HTML"}}
<section class="mentor-section" aria-labelledby="tandem_heading">
<h2 id="tandem_heading">[[Find an OT Mentor]]</h2>
<p>[[Mentors are members who offer their time to colleagues, free of charge. You decide how many people you take on, how you meet and how often, and you can stop at any time.]]</p>
<input type="hidden" name="tandem_base_version" value="{{base_version}}">
{{#from_staff}}<div class="notice"><p>[[The program’s staff have filled in the answers below for you. Nobody can see them. Change what is not right; they come into use when you agree to the two documents at the end and save.]]</p></div>{{/from_staff}}{{#from_draft}}<div class="notice"><p>[[Your answers from last time were kept and are filled in below. Nothing of them is in use yet. Please confirm the two documents again at the end.]]</p></div>{{/from_draft}}
{{#waits_for_fee}}<div class="notice"><p>[[The answers you gave with your renewal are kept and filled in below. They come into use as soon as your membership fee is paid, and you need not do anything here for that.]] <a href="/account/renewal">[[Go to my renewal]]</a></p></div>{{/waits_for_fee}}
{{#overtaken}}<div class="notice"><p>[[The answers you sent on {{answered_on}} are not in use, because newer ones are.]]</p>
<details><summary>[[Show these older answers]]</summary>
<dl class="summary-list">
{{#answers}}<dt>{{label}}</dt><dd>{{#answer_lines}}{{line}}{{#answer_lines_separator}}<br>{{/answer_lines_separator}}{{/answer_lines}}</dd>
{{/answers}}</dl>
</details>
<label class="choice"><input type="checkbox" name="tandem_use_older" value="1"> <span>[[Use these older answers instead of those in the questionnaire below]]</span></label>
<p class="help">[[They are kept until you next save as a mentor.]]</p></div>{{/overtaken}}
<div class="field" id="tandem_want_field">
{{#want_error_section}}<p class="error" id="tandem_want-error">{{want_error}}</p>{{/want_error_section}}
<label class="choice"><input type="checkbox" id="tandem_want" name="tandem_want" value="1"{{#want}} checked{{/want}} aria-describedby="{{#want_error_section}}tandem_want-error {{/want_error_section}}tandem_want-help"{{#want_error_section}} aria-invalid="true"{{/want_error_section}}> <span><strong>[[I want to be a mentor]]</strong></span></label>
{{#is_no_mentor}}<p class="help" id="tandem_want-help">[[Tick the box, answer the questionnaire below and confirm the two documents.]]{{#renewal}} [[You become a mentor once your membership fee is paid.]]{{/renewal}}</p>{{/is_no_mentor}}
{{#is_mentor}}<p class="help" id="tandem_want-help">[[You are a mentor. If you untick this box, you leave the directory at once: requests that wait for your answer are declined with a neutral notice, and your identity answers are deleted. Mentorships that are under way go on; please tell your mentees.]]</p>
{{/is_mentor}}</div>
<div class="field">
<label class="choice"><input type="checkbox" id="tandem_paused" name="tandem_paused" value="1"{{#paused}} checked{{/paused}} aria-describedby="tandem_paused-help"> <span>[[I am currently not taking on new mentees]]</span></label>
<p class="help" id="tandem_paused-help">[[You stay a mentor, but searches do not show you and nobody can send you a new request. Requests you have already can still be answered. You can change this at any time.]]</p>
</div>
<details class="questionnaire"{{#open}} open{{/open}}><summary>[[Mentor questionnaire]]</summary>
<p class="muted">[[Members see these answers in your profile. Write nothing that could identify a client.]]</p>
{{questionnaire:none}}
<fieldset class="card" id="tandem_documents">
<legend>[[Your agreement]]</legend>
<p>[[Two documents, each with its own box. Both open in a page of their own. The <a href="/mentorship/documents/rules_of_engagement" target="_blank" rel="noopener">Rules of Engagement (opens in a new tab)</a> belong to the Terms of Use.]]</p>
{{#terms_asked}}<div class="field">
{{#error_section}}<p class="error" id="tandem_terms-error">{{error}}</p>{{/error_section}}
<label class="choice"><input type="checkbox" id="tandem_terms" name="tandem_terms" value="1"{{#ticked}} checked{{/ticked}}{{#error_section}} aria-invalid="true" aria-describedby="tandem_terms-error"{{/error_section}}> <span>[[I have read and agree to the Terms of Use]]</span></label>
<p class="help"><a href="{{terms_path}}" target="_blank" rel="noopener">[[Read the Terms of Use (version {{terms_of_use_version}}, opens in a new tab)]]</a></p></div>{{/terms_asked}}
{{#terms_known}}<p>[[You agreed to the Terms of Use in force (version {{terms_of_use_version}}).]] <a href="/mentorship/documents/terms_of_use">[[Read them again]]</a></p>{{/terms_known}}
{{#confidentiality_asked}}<div class="field">
{{#error_section}}<p class="error" id="tandem_confidentiality-error">{{error}}</p>{{/error_section}}
<label class="choice"><input type="checkbox" id="tandem_confidentiality" name="tandem_confidentiality" value="1"{{#ticked}} checked{{/ticked}}{{#error_section}} aria-invalid="true" aria-describedby="tandem_confidentiality-error"{{/error_section}}> <span>[[I have read and agree to the Confidentiality Agreement]]</span></label>
<p class="help"><a href="{{confidentiality_path}}" target="_blank" rel="noopener">[[Read the Confidentiality Agreement (version {{confidentiality_agreement_version}}, opens in a new tab)]]</a></p></div>{{/confidentiality_asked}}
{{#confidentiality_known}}<p>[[You agreed to the Confidentiality Agreement in force (version {{confidentiality_agreement_version}}).]] <a href="/mentorship/documents/confidentiality_agreement">[[Read it again]]</a></p>{{/confidentiality_known}}
{{#french_first}}<div class="field">
<label class="choice"><input type="checkbox" id="tandem_documents_in_english" name="tandem_documents_in_english" value="1"{{#ticked}} checked{{/ticked}} aria-describedby="tandem_documents_in_english-help"> <span>[[I was shown the French texts first, and I choose to continue in English]]</span></label>
<p class="help" id="tandem_documents_in_english-help">[[Your address is in Quebec, so these documents come to you in French first; each page leads to the English text. With this box you agree to the English texts; without it, to the French ones.]]</p>
</div>
{{/french_first}}<p class="help"><a href="/mentorship/documents/privacy_policy" target="_blank" rel="noopener">[[How we handle your information: privacy policy (opens in a new tab)]]</a></p>
</fieldset>
</details>
</section>
