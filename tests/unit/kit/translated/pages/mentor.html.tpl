{{%AUTOESCAPE context="HTML"}}
<h1 title="{{NAME}}">[[Mentor: {{NAME}}]]</h1>

<p><a href="/search?q={{QUERY:u}}">[[Find
   a mentor]]</a></p>
{{>NOTE}}
