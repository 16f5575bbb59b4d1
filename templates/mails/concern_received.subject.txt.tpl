[[We have received your concern ({{reference}})]]
