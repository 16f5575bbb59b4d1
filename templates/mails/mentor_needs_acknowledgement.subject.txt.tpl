[[One step is left before you are a mentor]]
