[[A mentorship has ended: {{mentor_name}} and {{mentee_in_full}}]]
