[[Some introductions that members sent you have ended without an answer. That happens: life is full. We only want to ask whether you still have time for new mentees.]]

[[One click on the page below is enough: say that you are still here, or take a pause. You need not sign in.]]

{{url}}

[[If we hear nothing by {{last_day}}, we pause you, so that nobody waits in vain. You lose nothing by it, and you can come back at any time.]]
