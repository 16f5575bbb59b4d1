[[{{mentee_name}} has answered your question]]
