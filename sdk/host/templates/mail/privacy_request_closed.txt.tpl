[[Hello {{NAME}},]]

[[Your request {{REFERENCE}} of {{RECEIVED}} is closed.]] {{OUTCOME}}.

{{WORDS}}

[[You may turn to the privacy commissioner of Canada or of your province if you do not agree.]]

[[Where it stands:]] {{LINK}}

{{>FOOTER}}
