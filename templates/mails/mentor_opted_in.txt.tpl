{{#active}}[[Thank you for offering your time. While your membership is active, members find you in the directory of mentors, except when you pause.]]{{/active}}{{#lapsed}}[[Thank you for offering your time. Your answers are kept, but your membership is not active, so members do not find you yet. You appear in the directory of mentors as soon as you renew: {{renewal_url}}]]{{/lapsed}}

[[When a member would like to be mentored by you, you receive their introduction by e-mail and decide whether to accept. Your address stays private until then.]]

[[You can change your answers, pause or leave at any time under Edit my profile: {{profile_url}}]]

[[Your mentorship page: {{mentorship_url}}]]
