{{%AUTOESCAPE context="HTML"}}
{{#pause}}<form method="post" action="/mentorship/my-profile/pause">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="on" value="1">
<p>[[Taking no new mentees: searches do not show you, and whoever opens your profile reads that you are paused. Introductions you have already can still be answered.]]</p>
<p class="actions"><button class="button secondary" type="submit">[[Pause me]]</button></p>
</form>
{{/pause}}{{#resume}}<form method="post" action="/mentorship/my-profile/pause">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="on" value="0">
<p>[[You are paused. When you end the pause, members can find you and write to you again.]]</p>
<p class="actions"><button class="button" type="submit">[[End my pause]]</button></p>
</form>
{{/resume}}{{#hide}}<form method="post" action="/mentorship/my-profile/hide">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="on" value="1">
<p>[[Hiding acts at once and for everybody: your profile leaves every search, and its address answers as if there were none. Introductions you have already can still be answered, your mentorships go on, and your answers are kept.]]</p>
<p class="actions"><button class="button danger" type="submit">[[Hide me now]]</button></p>
</form>
{{/hide}}{{#show}}<form method="post" action="/mentorship/my-profile/hide">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="on" value="0">
<p>[[You are hidden: nobody finds your profile. When you show yourself again, members can find you as before.]]</p>
<p class="actions"><button class="button" type="submit">[[Show me again]]</button></p>
</form>
{{/show}}
