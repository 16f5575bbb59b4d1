[[Some mentor answers that you gave earlier reached us after newer ones. We use the newer ones and keep the older as a draft.]]

[[You can look at both and decide under Edit my profile: {{profile_url}}]]
