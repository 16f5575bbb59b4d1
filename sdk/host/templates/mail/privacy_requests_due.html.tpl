{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[These requests under privacy law are overdue, or due within five days. The law allows 30 days.]]</p>
<pre style="white-space:pre-wrap;font:inherit">{{LINES:p}}</pre>
<p>[[Answer them here:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
