[[Hello {{NAME}},]]

[[We have received your request under privacy law on {{RECEIVED}}. We answer by {{DUE}}.]]

[[Number: {{REFERENCE}}]]
{{KIND}}

[[Where it stands:]] {{LINK}}

{{>FOOTER}}
