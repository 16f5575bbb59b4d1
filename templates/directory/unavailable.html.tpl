{{%AUTOESCAPE context="HTML"}}
<h1>[[The list of mentors cannot be read just now]]</h1>
<p>[[We show it only when it is up to date, so that nobody appears who has left. Please try again in a moment.]]</p>
{{#AGAIN_SECTION}}<p class="actions"><a class="button" href="{{AGAIN}}">[[Try again]]</a></p>
{{/AGAIN_SECTION}}
