[[You are no longer listed as a mentor]]
