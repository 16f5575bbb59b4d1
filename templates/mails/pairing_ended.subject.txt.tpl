[[Your mentorship with {{other_name}} has ended]]
