[[{{mentee_name}} would like you to be their mentor]]
