{{%AUTOESCAPE context="HTML"}}
{{#mentor}}<div class="notice success"><p><strong>[[You are a mentor.]]</strong> [[Members can find you in the directory now.]]</p>
<p><a href="/mentorship/mentors/{{member_id}}">[[See your profile as others see it]]</a> · <a href="/mentorship">[[Go to My Mentorship]]</a></p></div>
{{/mentor}}{{#paused}}<div class="notice"><p><strong>[[You are a mentor, and paused.]]</strong> [[Searches do not show you until you take on new mentees again.]]</p>
<p><a href="/mentorship">[[Go to My Mentorship]]</a></p></div>
{{/paused}}{{#lapsed}}<div class="notice warning"><p><strong>[[Your mentor answers are kept, but members do not find you yet.]]</strong> [[Your membership is not active. You appear in the directory as soon as you renew it; you need not answer again.]]</p>
<p><a href="/account/renewal">[[Renew my membership]]</a> · <a href="/mentorship">[[Go to My Mentorship]]</a></p></div>
{{/lapsed}}{{#lapsed_and_paused}}<div class="notice warning"><p><strong>[[You are a mentor, and paused.]]</strong> [[Your membership is not active either. Members find you once you have renewed it and ended your pause.]]</p>
<p><a href="/account/renewal">[[Renew my membership]]</a> · <a href="/mentorship">[[Go to My Mentorship]]</a></p></div>
{{/lapsed_and_paused}}{{#left}}<div class="notice"><p><strong>[[You are not a mentor any more.]]</strong> [[You have left the directory. Introductions that waited for your answer were declined with a neutral notice, and your identity answers were deleted. Your other answers are kept, in case you come back.]]</p>
<p>[[Mentorships that are under way go on; please tell the people you accompany.]]</p>
<p><a href="/mentorship">[[Go to My Mentorship]]</a></p></div>
{{/left}}{{#waits_for_fee}}<div class="notice"><p>[[Your mentor answers are kept. They take effect once your membership fee is paid.]]</p></div>
{{/waits_for_fee}}{{#needs_acknowledgement}}<div class="notice warning"><p>[[The program’s documents have changed since you answered. Please confirm them under Edit my profile to become a mentor; your answers are kept.]]</p>
<p><a href="/account/profile">[[Edit my profile]]</a></p></div>
{{/needs_acknowledgement}}{{#kept_as_draft}}<div class="notice"><p>[[The fee was not paid, so your mentor answers are not in use. They are kept as a draft and filled in next time.]]</p></div>
{{/kept_as_draft}}
