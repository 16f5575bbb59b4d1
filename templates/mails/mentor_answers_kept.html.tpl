{{%AUTOESCAPE context="HTML"}}
<p>[[You gave us mentor answers twice. We use the newer ones; the older ones are not in use.]]</p>
<p><a href="{{profile_url}}">[[Both are under Edit my profile, where you can also use the older ones after all]]</a></p>
