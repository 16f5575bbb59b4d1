{{%AUTOESCAPE context="HTML"}}
<h1>[[People I have blocked]]</h1>
{{#just_blocked}}<p class="notice success" role="status">[[Done. The two of you no longer find each other, and nobody is told why.]]</p>
{{/just_blocked}}{{#just_lifted}}<p class="notice success" role="status">[[Done. The block is lifted: from now on you may find each other again. What had ended does not begin again by itself.]]</p>
{{/just_lifted}}<p>[[You and a person you have blocked do not find each other and cannot write to each other through the program. They are not told, and see no difference from your not being in the program.]]</p>
{{#none}}<div class="empty"><p>[[You have blocked nobody. You can do so on a person’s profile, on an introduction, or when you report a concern.]]</p></div>
{{/none}}{{#some}}<ul class="cards">
{{/some}}{{#block}}<li class="card">
<h2>{{name}}</h2>
<p>[[Blocked on {{blocked_date}}.]]</p>
<form method="post" action="/mentorship/blocks/lift">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="member" value="{{member}}">
<p class="actions"><button class="button secondary" type="submit">[[Lift the block of {{name}}]]</button></p>
</form>
</li>
{{/block}}{{#some}}</ul>
{{/some}}<p class="actions"><a href="/mentorship/concerns">[[My concerns]]</a> <a href="/mentorship">[[My Mentorship]]</a></p>
