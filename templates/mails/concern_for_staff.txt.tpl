[[A member reported a concern on {{reported_date}}.]]

[[Reference]]
  {{reference}}
[[What it is about]]
  {{kind}}

[[Take the case on in the console:]]
{{case_url}}

[[This e-mail holds no name and nothing of what was written. Please keep it that way when you forward it.]]
