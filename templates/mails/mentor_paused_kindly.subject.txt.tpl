[[You are paused as a mentor for now]]
