[[Hello {{recipient_name}},]]

{{content}}
-- 
{{association_name}} · {{program_fom}}
{{address}} · {{telephone}} · {{support_email}}
[[You receive this message because you take part in this program. Your mentorship page: {{home_url}}]]
