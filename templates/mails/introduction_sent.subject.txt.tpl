[[Your introduction to {{mentor_name}} has been sent]]
