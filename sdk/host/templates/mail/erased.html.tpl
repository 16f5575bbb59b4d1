{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[Your account is erased, as was asked for. This is the report, and our last message to you.]]</p>
<h2>[[What went]]</h2>
<pre style="white-space:pre-wrap;font:inherit">{{GOES:p}}</pre>
<h2>[[What stays, and why]]</h2>
<pre style="white-space:pre-wrap;font:inherit">{{STAYS:p}}</pre>
<p>[[This address goes too, as soon as this message has left.]]</p>
{{>FOOTER}}
