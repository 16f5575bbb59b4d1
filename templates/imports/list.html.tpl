{{%AUTOESCAPE context="HTML"}}
<h1>[[Import]]</h1>
{{#error_summary}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Nothing was read]]</h2>
<ul>
{{#entry}}{{#anchored}}<li><a href="#{{anchor}}">{{message}}</a></li>
{{/anchored}}{{#whole}}<li>{{message}}</li>
{{/whole}}{{/entry}}</ul>
</div>
{{/error_summary}}<p>[[Bring in mentors, consents and pairings that the association already has. The files are checked first: you see every error by line and column and what would be done, and nothing is done until you say so. Each import can be undone as a whole.]]</p>
{{#not_offered}}<p class="notice warning">[[Members cannot be looked up by their e-mail address at the moment, so nothing can be imported.]]</p>
{{/not_offered}}{{#offered}}<form method="post" action="/console/mentorship/imports" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<fieldset>
<legend>[[Files (CSV), one or more of them]]</legend>
<p class="help"><a href="/console/mentorship/imports/columns">[[Columns and codes of each file]]</a></p>
<div class="field">
<label for="mentors">[[Mentors]]</label>
<p class="help" id="mentors-help">[[Their answers, one row for each. Without both consents, a profile is prepared that waits for the member’s word.]] <a href="/console/mentorship/imports/mentors.csv" download>[[File to begin with: mentors.csv]]</a></p>
{{#mentors_invalid}}<p class="error" id="mentors-error">{{mentors_error}}</p>
{{/mentors_invalid}}<input id="mentors" name="mentors" type="file" accept=".csv,text/csv" aria-describedby="mentors-help{{#mentors_invalid}} mentors-error{{/mentors_invalid}}"{{#mentors_invalid}} aria-invalid="true"{{/mentors_invalid}}>
</div>
<div class="field">
<label for="consents">[[Consents]]</label>
<p class="help" id="consents-help">[[Who in the file of mentors agreed to the Terms of Use and the Confidentiality Agreement, to which version and when.]] <a href="/console/mentorship/imports/consents.csv" download>[[File to begin with: consents.csv]]</a></p>
<input id="consents" name="consents" type="file" accept=".csv,text/csv" aria-describedby="consents-help">
</div>
<div class="field">
<label for="pairings">[[Pairings]]</label>
<p class="help" id="pairings-help">[[Which mentor has which mentee. Nobody gets a mail about it.]] <a href="/console/mentorship/imports/pairings.csv" download>[[File to begin with: pairings.csv]]</a></p>
<input id="pairings" name="pairings" type="file" accept=".csv,text/csv" aria-describedby="pairings-help">
</div>
</fieldset>
<p class="actions"><button class="button" type="submit">[[Check the files]]</button></p>
</form>
{{/offered}}<section>
<h2>[[Earlier imports]]</h2>
{{#none}}<p class="empty">[[Nothing has been imported yet.]]</p>
{{/none}}{{#some}}<div class="table-wrap" role="region" aria-label="[[Earlier imports]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[Checked]]</th><th scope="col">[[State]]</th><th scope="col">[[Rows]]</th><th scope="col">[[Errors]]</th></tr></thead>
<tbody>
{{/some}}{{#import}}<tr><th scope="row"><a href="{{path}}">{{created}}</a></th><td>{{state}}</td><td>{{rows}}</td><td>{{errors}}</td></tr>
{{/import}}{{#some}}</tbody>
</table>
</div>
{{/some}}</section>
<p><a href="/console">[[Back to the console]]</a></p>
