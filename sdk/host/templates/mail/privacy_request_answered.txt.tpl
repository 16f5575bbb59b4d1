[[Hello {{NAME}},]]

[[This is about your request {{REFERENCE}} of {{RECEIVED}}. It stays open until we close it.]]

{{WORDS}}

[[Where it stands:]] {{LINK}}

{{>FOOTER}}
