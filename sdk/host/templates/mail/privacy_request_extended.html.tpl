{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello {{NAME}},]]</p>
<p>[[We cannot answer your request {{REFERENCE}} of {{RECEIVED}} in time. The law lets us take 30 days more, once: we answer by {{DUE}}. The reason:]]</p>
<pre style="white-space:pre-wrap;font:inherit">{{WORDS:p}}</pre>
<p>[[You may turn to the privacy commissioner of Canada or of your province if you do not agree.]]</p>
<p>[[Where it stands:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
