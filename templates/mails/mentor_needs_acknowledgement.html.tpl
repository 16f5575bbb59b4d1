{{%AUTOESCAPE context="HTML"}}
<p>[[The Terms of Use or the Confidentiality Agreement have changed since you answered. Your answers are kept; they take effect once you have read and confirmed the new version.]]</p>
<p><a href="{{profile_url}}">[[Please confirm it under Edit my profile]]</a></p>
