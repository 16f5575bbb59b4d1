{{%AUTOESCAPE context="HTML"}}
<p>[[Some mentor answers that you gave earlier reached us after newer ones. We use the newer ones; the older ones are not in use.]]</p>
<p><a href="{{profile_url}}">[[You can see the answers in use, and change them, under Edit my profile]]</a></p>
