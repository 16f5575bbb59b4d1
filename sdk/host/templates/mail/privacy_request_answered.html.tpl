{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[This is about your request {{REFERENCE}} of {{RECEIVED}}. It stays open until we close it.]]</p>
<pre style="white-space:pre-wrap;font:inherit">{{WORDS:p}}</pre>
<p>[[Where it stands:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
