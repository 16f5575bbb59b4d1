{{%AUTOESCAPE context="HTML"}}
{{#BUILDING}}<h1>[[One moment: the list of mentors is being prepared]]</h1>
<p>[[This happens after the site was restarted, and takes a minute at most. Nothing of yours is lost. Please try again in a moment.]]</p>
{{/BUILDING}}{{#UNREADABLE}}<h1>[[The list of mentors cannot be read just now]]</h1>
<p>[[We show it only when it is up to date, so that nobody appears who has left. Please try again in a moment.]]</p>
{{/UNREADABLE}}{{#AGAIN_SECTION}}<p class="actions"><a class="button" href="{{AGAIN}}">[[Try again]]</a></p>
{{/AGAIN_SECTION}}
