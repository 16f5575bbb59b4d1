{{%AUTOESCAPE context="HTML"}}
<h1>[[Block {{name}}]]</h1>
<p>[[If you block {{name}}:]]</p>
<ul>
<li>[[neither of you finds the other in a search, and your profiles are closed to each other;]]</li>
<li>[[neither of you can send the other an introduction;]]</li>
<li>[[an introduction that is open between you ends, and so does a mentorship that has begun. {{name}} gets the same short notice as in any other case.]]</li>
</ul>
<p>[[They are not told that you blocked them, or why. You can lift the block at any time.]]</p>
<form method="post" action="/mentorship/blocks/new">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="member" value="{{member}}">
<p class="actions"><button class="button danger" type="submit">[[Block {{name}}]]</button> <a href="/mentorship">[[My Mentorship]]</a></p>
</form>
<p class="muted">[[Did something happen that we should know? <a href="/mentorship/concerns/new?about={{member:u}}">Report a concern</a> instead: you can block the person there as well.]]</p>
