[[Your older mentor answers were not used]]
