{{%AUTOESCAPE context="HTML"}}
<h1>[[Documents to confirm]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your confirmation was not recorded yet]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#missing}}<p>[[The documents that mentors agree to have a new version. Please read it and confirm each document with its own box; then you go on with what you were doing.]]</p>
{{#still_listed}}<p class="notice">[[Members find you as before until {{last_day}}. From the day after, they find you again as soon as you have confirmed.]]</p>
{{/still_listed}}{{#over}}<p class="notice warning">[[Members have not found you since {{last_day}} went by. As soon as you confirm, they find you again.]]</p>
{{/over}}<form method="post" action="/mentorship/acknowledgement" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="next" value="{{next}}">
{{boxes:none}}
<p class="actions"><button class="button" type="submit">[[Confirm]]</button> <a href="/mentorship">[[Not now]]</a></p>
</form>
{{/missing}}{{#nothing}}<p class="notice success">[[Nothing waits for your confirmation: you have agreed to every document in force, or need not.]]</p>
<p class="actions">{{#go_on}}<a class="button" href="{{next}}">[[Go on]]</a> {{/go_on}}<a href="/mentorship/agreements">[[What I have agreed to]]</a> <a href="/mentorship">[[Back to My Mentorship]]</a></p>
{{/nothing}}
