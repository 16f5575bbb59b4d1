{{%AUTOESCAPE context="HTML"}}
<p>[[Some mentor answers that you gave earlier reached us after newer ones. We use the newer ones and keep the older as a draft.]]</p>
<p><a href="{{profile_url}}">[[You can look at both and decide under Edit my profile]]</a></p>
