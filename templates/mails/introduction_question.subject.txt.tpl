[[A question from {{mentor_name}}]]
