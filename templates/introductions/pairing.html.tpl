{{%AUTOESCAPE context="HTML"}}
<h1>[[My mentorship with {{other_name}}]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[This was not saved]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}{{#just_saved}}<p class="notice success" role="status">[[Saved. {{other_name}} sees it on this page too.]]</p>
{{/just_saved}}<p>{{#as_mentee}}<span class="tag">[[My mentor]]</span>{{/as_mentee}}{{#as_mentor}}<span class="tag">[[My mentee]]</span>{{/as_mentor}} {{#active}}<span class="tag">[[Active]]</span>{{/active}}{{#paused}}<span class="tag">[[Paused]]</span>{{/paused}}{{#ended}}<span class="tag">[[Over]]</span>{{/ended}} [[Connected since {{began_date}}.]]</p>
{{#my_membership_over}}<p class="notice warning">[[Your membership is not active, so this mentorship is paused. It goes on as soon as you <a href="/account/renewal">renew your membership</a>.]]</p>
{{/my_membership_over}}{{#their_membership_over}}<p class="notice warning">[[The membership of {{other_name}} is not active, so this mentorship is paused. It goes on as soon as they renew.]]</p>
{{/their_membership_over}}{{#ending}}<div class="notice">
<p>{{#by_me}}[[You ended this mentorship on {{ended_date}}.]]{{/by_me}}{{#by_other}}[[{{other_name}} ended this mentorship on {{ended_date}}.]]{{/by_other}}{{#without_reason}}[[This mentorship ended on {{ended_date}}.]]{{/without_reason}} [[You can still read what was written here. What you shared stays in confidence.]]</p>
{{#has_farewell}}<blockquote>{{#farewell_lines}}{{line}}{{#farewell_lines_separator}}<br>{{/farewell_lines_separator}}{{/farewell_lines}}</blockquote>
{{/has_farewell}}</div>
{{/ending}}{{#contact}}<p>[[Write to each other:]] <a href="mailto:{{address}}">{{address}}</a></p>
{{/contact}}{{#contact_over}}<p>[[This person’s membership has ended, so their address is not shown at the moment.]]</p>
{{/contact_over}}{{#gone}}<p class="notice">[[This person is no longer a member of the association.]]</p>
{{/gone}}{{#as_mentor}}{{#active}}<section class="card">
<h2>[[First steps]]</h2>
<ul>
<li>[[Tell {{other_name}} when you are available, and how you would like to be in touch.]] {{#has_availability}}<span class="tag">[[Noted below]]</span>{{/has_availability}}{{#no_availability}}<span class="muted">[[not noted yet]]</span>{{/no_availability}}</li>
<li>[[Go through their goals with them at the first conversation.]]</li>
<li>[[Decide together how often you meet.]] {{#has_frequency}}<span class="tag">[[Noted below]]</span>{{/has_frequency}}{{#no_frequency}}<span class="muted">[[not noted yet]]</span>{{/no_frequency}}</li>
<li>[[Decide together on the form of your contact.]] {{#has_form}}<span class="tag">[[Noted below]]</span>{{/has_form}}{{#no_form}}<span class="muted">[[not noted yet]]</span>{{/no_form}}</li>
<li>[[Say for how long it is to last, or leave that open.]] {{#has_length}}<span class="tag">[[Noted below]]</span>{{/has_length}}{{#no_length}}<span class="muted">[[not noted yet]]</span>{{/no_length}}</li>
</ul>
</section>
{{/active}}{{/as_mentor}}{{#has_goals}}<section class="card">
<h2>{{#as_mentee}}[[My goals, as I sent them]]{{/as_mentee}}{{#as_mentor}}[[Goals of {{other_name}}]]{{/as_mentor}}</h2>
<p>{{#goals_lines}}{{line}}{{#goals_lines_separator}}<br>{{/goals_lines_separator}}{{/goals_lines}}</p>
</section>
{{/has_goals}}<section class="card">
<h2>{{#standing}}[[What we agree on]]{{/standing}}{{#ended}}[[What we agreed on]]{{/ended}}</h2>
{{#ended}}{{#nothing_agreed}}<p class="muted">[[Nothing was noted here.]]</p>
{{/nothing_agreed}}{{#something_agreed}}<dl class="summary-list">
{{#has_availability}}<dt>[[Availability]]</dt><dd>{{#kept_availability_lines}}{{line}}{{#kept_availability_lines_separator}}<br>{{/kept_availability_lines_separator}}{{/kept_availability_lines}}</dd>
{{/has_availability}}{{#has_frequency}}<dt>[[How often]]</dt><dd>{{#kept_frequency_lines}}{{line}}{{#kept_frequency_lines_separator}}<br>{{/kept_frequency_lines_separator}}{{/kept_frequency_lines}}</dd>
{{/has_frequency}}{{#has_form}}<dt>[[Form of contact]]</dt><dd>{{#kept_form_lines}}{{line}}{{#kept_form_lines_separator}}<br>{{/kept_form_lines_separator}}{{/kept_form_lines}}</dd>
{{/has_form}}{{#has_length}}<dt>[[For how long]]</dt><dd>{{#kept_length_lines}}{{line}}{{#kept_length_lines_separator}}<br>{{/kept_length_lines_separator}}{{/kept_length_lines}}</dd>
{{/has_length}}</dl>
{{/something_agreed}}{{/ended}}{{#changed_meanwhile}}<div class="notice warning">
<h3>[[As it stands now]]</h3>
<dl class="summary-list">
{{#has_availability}}<dt>[[Availability]]</dt><dd>{{#kept_availability_lines}}{{line}}{{#kept_availability_lines_separator}}<br>{{/kept_availability_lines_separator}}{{/kept_availability_lines}}</dd>
{{/has_availability}}{{#has_frequency}}<dt>[[How often]]</dt><dd>{{#kept_frequency_lines}}{{line}}{{#kept_frequency_lines_separator}}<br>{{/kept_frequency_lines_separator}}{{/kept_frequency_lines}}</dd>
{{/has_frequency}}{{#has_form}}<dt>[[Form of contact]]</dt><dd>{{#kept_form_lines}}{{line}}{{#kept_form_lines_separator}}<br>{{/kept_form_lines_separator}}{{/kept_form_lines}}</dd>
{{/has_form}}{{#has_length}}<dt>[[For how long]]</dt><dd>{{#kept_length_lines}}{{line}}{{#kept_length_lines_separator}}<br>{{/kept_length_lines_separator}}{{/kept_length_lines}}</dd>
{{/has_length}}</dl>
<p>[[Below is what you typed. Saving it puts it in the place of the above.]]</p>
</div>
{{/changed_meanwhile}}{{#standing}}<p>[[Both of you see these notes and can change them. How you meet, how often and for how long is for the two of you to decide.]]</p>
{{#agreed}}<p class="muted">{{#agreed_by_me}}[[You changed them last, on {{agreed_date}}.]]{{/agreed_by_me}}{{#agreed_by_other}}[[{{other_name}} changed them last, on {{agreed_date}}.]]{{/agreed_by_other}}</p>
{{/agreed}}<form method="post" action="{{path}}/agreement" id="main-form" novalidate>
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<input type="hidden" name="version" value="{{version}}">
<p class="help">[[All of it is optional. At most {{limit}} characters each.]]</p>
<div class="field">
<label for="availability">[[Availability]]</label>
<p class="help" id="availability-help">[[Days and times that suit, and how soon an answer may be expected.]]</p>
{{#availability_invalid}}<p class="error" id="availability-error">{{availability_error}}</p>
{{/availability_invalid}}<textarea id="availability" name="availability" rows="3" aria-describedby="availability-help{{#availability_invalid}} availability-error{{/availability_invalid}}"{{#availability_invalid}} aria-invalid="true"{{/availability_invalid}}>
{{availability:p}}</textarea>
</div>
<div class="field">
<label for="frequency">[[How often]]</label>
<p class="help" id="frequency-help">[[For example an hour a month, or whenever something comes up.]]</p>
{{#frequency_invalid}}<p class="error" id="frequency-error">{{frequency_error}}</p>
{{/frequency_invalid}}<textarea id="frequency" name="frequency" rows="2" aria-describedby="frequency-help{{#frequency_invalid}} frequency-error{{/frequency_invalid}}"{{#frequency_invalid}} aria-invalid="true"{{/frequency_invalid}}>
{{frequency:p}}</textarea>
</div>
<div class="field">
<label for="form">[[Form of contact]]</label>
<p class="help" id="form-help">[[Video, telephone, e-mail, in person; and who calls whom.]]</p>
{{#form_invalid}}<p class="error" id="form-error">{{form_error}}</p>
{{/form_invalid}}<textarea id="form" name="form" rows="2" aria-describedby="form-help{{#form_invalid}} form-error{{/form_invalid}}"{{#form_invalid}} aria-invalid="true"{{/form_invalid}}>
{{form:p}}</textarea>
</div>
<div class="field">
<label for="length">[[For how long]]</label>
<p class="help" id="length-help">[[Until a date, until a goal is reached, or open.]]</p>
{{#length_invalid}}<p class="error" id="length-error">{{length_error}}</p>
{{/length_invalid}}<textarea id="length" name="length" rows="2" aria-describedby="length-help{{#length_invalid}} length-error{{/length_invalid}}"{{#length_invalid}} aria-invalid="true"{{/length_invalid}}>
{{length:p}}</textarea>
</div>
<p class="actions"><button class="button" type="submit">[[Save for both of us]]</button></p>
</form>
{{/standing}}</section>
<section class="card">
<h2>[[Good to know]]</h2>
<ul>
<li><a href="{{introduction_path}}">[[The introduction it began with]]</a></li>
<li><a href="/mentorship/documents/rules_of_engagement">[[Rules of Engagement]]</a></li>
<li><a href="/mentorship/concerns/new?about={{other_id:u}}&amp;regarding=pairing">[[Report a concern]]</a></li>
<li><a href="/mentorship/blocks/new?member={{other_id:u}}">[[Block this person]]</a></li>
</ul>
{{#standing}}<p>[[Either of you can end this mentorship at any time, and need not say why.]]</p>
<p class="actions"><a class="button secondary" href="{{path}}/end">[[End this mentorship]]</a></p>
{{/standing}}</section>
<p class="actions"><a href="/mentorship">[[My Mentorship]]</a></p>
<p class="muted">[[Questions? Write to <a href="mailto:{{support_email}}">{{support_email}}</a>.]]</p>
