{{%AUTOESCAPE context="HTML"}}
<h1>[[You cannot write to {{mentor_name}} now]]</h1>
<p class="notice warning">{{reason}}</p>
<p class="actions"><a class="button" href="/mentorship/mentors">[[Find another mentor]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
