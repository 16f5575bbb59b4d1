{{%AUTOESCAPE context="HTML"}}
<p>[[You have been paused as a mentor since {{since}}. Members do not find you in the meantime, and that is quite all right.]]</p>
<p>[[If you have time for a new mentee again, end the pause in My Mentorship. If not, you need not do anything.]]</p>
<p><a href="{{url}}">[[Go to My Mentorship]]</a></p>
