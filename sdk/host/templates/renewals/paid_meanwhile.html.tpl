{{%AUTOESCAPE context="HTML"}}
<h1>[[The other window was paid for already]]</h1>
<div class="notice success"><p>[[Your membership is renewed through {{DATE}}, with the answers of the other window.]]</p></div>
<p>[[The answers of this window are not in use, but still here. You can take them over into your profile, look at them there and save them.]]</p>
{{! switch_language shows the form as typed, and changes nothing. }}
<form method="post" action="/account/profile">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="switch_language" value="{{LANGUAGE}}">
{{>HIDDEN_FIELDS}}
<p class="actions"><button class="button" type="submit">[[Take these answers to my profile]]</button>
<a href="{{RESULT}}">[[Leave them]]</a></p>
</form>
