[[You are a mentor now]]
