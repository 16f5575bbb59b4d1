{{%AUTOESCAPE context="HTML"}}
<h1>[[End my mentorship with {{other_name}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Please look at this once more]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#typed_farewell}}<section class="card">
<h2>[[What you had typed]]</h2>
<p>[[It was not sent. Here it is once more, so that you can copy it.]]</p>
<blockquote>{{#typed_lines}}{{line}}{{#typed_lines_separator}}<br>{{/typed_lines_separator}}{{/typed_lines}}</blockquote>
</section>
{{/typed_farewell}}{{#over}}<p class="actions"><a class="button" href="{{path}}">[[See this mentorship]]</a></p>
{{/over}}{{#standing}}<p>[[This ends it at once and for both of you:]]</p>
<ul>
<li>[[{{other_name}} is told by e-mail, with your words if you write some.]]</li>
<li>[[E-mail addresses are no longer shown; what you wrote to each other here can still be read by both.]]</li>
{{#as_mentor}}<li>[[If you set a number of mentees, a place is free again.]]</li>
{{/as_mentor}}{{#as_mentee}}<li>[[You can write to another mentor at once, and later to this one again.]]</li>
{{/as_mentee}}</ul>
<form method="post" action="{{path}}/end" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<div class="field">
<label for="farewell">[[A few words to {{other_name}}]] <span class="muted">[[(optional)]]</span></label>
<p class="help" id="farewell-help">[[The Rules of Engagement ask for a kind end: a word of thanks, and why if you like. At most {{limit}} characters.]]</p>
{{#farewell_invalid}}<p class="error" id="farewell-error">{{farewell_error}}</p>
{{/farewell_invalid}}<textarea id="farewell" name="farewell" rows="5" aria-describedby="farewell-help{{#farewell_invalid}} farewell-error{{/farewell_invalid}}"{{#farewell_invalid}} aria-invalid="true"{{/farewell_invalid}}>
{{farewell:p}}</textarea>
</div>
<div class="field">
<label class="choice"><input type="checkbox" name="tell_staff" value="1"{{#staff_chosen}} checked{{/staff_chosen}}> <span>[[Also tell the program staff that it has ended. They do not get your words.]]</span></label>
</div>
<p class="actions"><button class="button danger" type="submit">[[Yes, end this mentorship]]</button> <a href="{{path}}">[[No, go back]]</a></p>
</form>
{{/standing}}<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
