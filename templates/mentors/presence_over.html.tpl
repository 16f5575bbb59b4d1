{{%AUTOESCAPE context="HTML"}}
{{#thanks}}<h1>[[Thank you]]</h1>
{{#stays}}<p class="notice success">[[It is good to have you. Members go on finding you.]]</p>
{{/stays}}{{#pauses}}<p class="notice success">[[You are paused: nobody can send you a new introduction. Introductions you have already can still be answered.]]</p>
<p>[[When you have time again, sign in and end the pause in My Mentorship.]]</p>
{{/pauses}}{{/thanks}}{{#dead}}<h1>[[This link does not work any more]]</h1>
<p>[[It was used already, or its time is over. Sign in to see how things stand.]]</p>
{{/dead}}<p class="actions"><a class="button secondary" href="/mentorship">[[Go to My Mentorship]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
