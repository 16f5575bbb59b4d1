{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[This is the test message you asked for. If you can read it, our e-mails reach you.]]</p>
{{>FOOTER}}
