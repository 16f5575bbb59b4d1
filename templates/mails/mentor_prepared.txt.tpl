[[The program’s staff have filled in a mentor profile for you, from what you told them. Nobody can see it yet.]]

[[It comes into use only when you have read it, agreed to the Terms of Use and the Confidentiality Agreement, and saved it. If you do not want to be a mentor, do nothing.]]

[[Read your profile: {{profile_url}}]]
