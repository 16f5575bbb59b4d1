[[You have ended your mentorship with {{other_name}}]]
