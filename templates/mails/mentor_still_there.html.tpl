{{%AUTOESCAPE context="HTML"}}
<p>[[Some introductions that members sent you have ended without an answer. That happens: life is full. We only want to ask whether you still have time for new mentees.]]</p>
<p>[[One click on the page below is enough: say that you are still here, or take a pause. You need not sign in.]]</p>
<p><a href="{{url}}">[[I am still here, or pause me]]</a></p>
<p>[[If we hear nothing by {{last_day}}, we pause you, so that nobody waits in vain. You lose nothing by it, and you can come back at any time.]]</p>
