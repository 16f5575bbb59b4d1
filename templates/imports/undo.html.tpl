{{%AUTOESCAPE context="HTML"}}
<h1>[[Undo the import of {{created}}]]</h1>
{{#may_undo}}<p>[[Everything that this import did is taken back: pairings, mentors, prepared profiles, consents. Introductions that came to these mentors since end with a neutral notice.]]</p>
<p>[[What a member or staff have changed since stays, and you are told what it is. Mails that were sent are not called back.]]</p>
{{#stops}}<p class="notice warning">[[The import is still at work. It is stopped first.]]</p>
{{/stops}}<form method="post" action="{{path}}/undo">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<p class="actions"><button class="button danger" type="submit">[[Undo the whole import]]</button> <a class="button secondary" href="{{path}}">[[Leave it as it is]]</a></p>
</form>
{{/may_undo}}{{#cannot_undo}}<p class="notice">[[There is nothing here that could be undone.]]</p>
<p><a href="{{path}}">[[Back to the import]]</a></p>
{{/cannot_undo}}
