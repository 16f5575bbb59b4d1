[[Hello {{NAME}},]]

[[We cannot answer your request {{REFERENCE}} of {{RECEIVED}} in time. The law lets us take 30 days more, once: we answer by {{DUE}}. The reason:]]

{{WORDS}}

[[You may turn to the privacy commissioner of Canada or of your province if you do not agree.]]

[[Where it stands:]] {{LINK}}

{{>FOOTER}}
