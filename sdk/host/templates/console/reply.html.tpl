{{%AUTOESCAPE context="HTML"}}
<h1>[[A reply we received]]</h1>
<dl class="summary-list">
<dt>[[From]]</dt><dd>{{FROM}}</dd>
<dt>[[Subject]]</dt><dd>{{REPLY_SUBJECT}}</dd>
<dt>[[Time]]</dt><dd>{{AT}}</dd>
{{#ANSWERS}}<dt>[[Answers our e-mail]]</dt><dd>{{ANSWERS_SUBJECT}}</dd>
<dt>[[Sent to]]</dt><dd>{{ANSWERS_RECIPIENT}}</dd>{{/ANSWERS}}
</dl>
{{#CUT}}<div class="notice warning"><p>[[This is only its beginning: it is very large. The whole message is still in the mailbox.]]</p></div>{{/CUT}}
<blockquote>{{TEXT}}</blockquote>
{{#OPEN}}<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button class="button" type="submit">[[Mark as done]]</button></p></form>{{/OPEN}}
{{#DONE}}<form method="post" action="{{ACTION}}"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button class="button secondary" type="submit">[[Open it again]]</button></p></form>{{/DONE}}
<p><a href="/console/mailbox">[[Back to the list]]</a></p>
