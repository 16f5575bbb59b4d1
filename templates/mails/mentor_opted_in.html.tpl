{{%AUTOESCAPE context="HTML"}}
{{#active}}<p>[[Thank you for offering your time. While your membership is active, members find you in the directory of mentors, except when you pause.]]</p>{{/active}}{{#lapsed}}<p>[[Thank you for offering your time. Your answers are kept, but your membership is not active, so members do not find you yet. You appear in the directory of mentors as soon as you renew.]]</p>
<p><a href="{{renewal_url}}">[[Renew my membership]]</a></p>{{/lapsed}}
<p>[[When a member would like to be mentored by you, you receive their introduction by e-mail and decide whether to accept. Your address stays private until then.]]</p>
<p><a href="{{profile_url}}">[[You can change your answers, pause or leave at any time under Edit my profile]]</a></p>
<p><a href="{{mentorship_url}}">[[Your mentorship page]]</a></p>
