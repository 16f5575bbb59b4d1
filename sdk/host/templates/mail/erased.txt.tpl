[[Hello {{NAME}},]]

[[Your account is erased, as was asked for. This is the report, and our last message to you.]]

[[What went]]

{{GOES}}
[[What stays, and why]]

{{STAYS}}
[[This address goes too, as soon as this message has left.]]

{{>FOOTER}}
