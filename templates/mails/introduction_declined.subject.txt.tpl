[[An answer from {{mentor_name}}]]
