[[{{mentee_name}} has withdrawn their introduction]]
