[[You gave us mentor answers twice. We use the newer ones; the older ones are not in use.]]

[[Both are under Edit my profile, where you can also use the older ones after all: {{profile_url}}]]
