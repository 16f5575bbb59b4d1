[[Your case {{reference}} is closed]]
