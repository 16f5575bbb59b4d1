[[{{mentor_name}} is not available as a mentor any more]]
