[[{{mentor_name}} has accepted your introduction]]
