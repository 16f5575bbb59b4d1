[[You are still paused as a mentor]]
