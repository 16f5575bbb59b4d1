[[Your introduction to {{mentor_name}} has expired]]
