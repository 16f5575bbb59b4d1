{{%AUTOESCAPE context="HTML"}}
<h1>[[This link is for the mentor]]</h1>
<p class="notice warning">[[This introduction was sent to {{mentor_name}}, who alone can answer it. You are signed in as the person who wrote it.]]</p>
<p class="actions"><a class="button" href="{{path}}">[[See my introduction]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
