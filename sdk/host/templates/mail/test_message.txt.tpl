[[Hello {{NAME}},]]

[[This is the test message you asked for. If you can read it, our e-mails reach you.]]

{{>FOOTER}}
