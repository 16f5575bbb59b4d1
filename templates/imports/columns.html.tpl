{{%AUTOESCAPE context="HTML"}}
<h1>[[Columns of the files]]</h1>
<p>[[A file is CSV in UTF-8, separated by commas or semicolons. Its first line holds the names of the columns, in any order; columns that are not required may be missing. At most 5,000 rows a file, and 8 MB in all.]]</p>
<p>[[Members are found by the e-mail address under which the association knows them. Whoever has answered here since is never overwritten by a file.]]</p>
<p class="notice">[[Identity answers (gender, race, ethnicity, orientation and the like) cannot be imported: only the member can give them.]]</p>
{{#file}}<section>
<h2 id="{{code}}">{{name}}</h2>
{{#mentors}}<p>[[“Required” answers are required of mentors with both consents, who are listed at once. For the others a profile is prepared with what there is.]]</p>
{{/mentors}}{{#consents}}<p>[[Consents of those in the file of mentors. A consent is kept with its version, language and day.]]</p>
{{/consents}}{{#pairings}}<p>[[A pairing that exists is brought in even if the mentor has more mentees than they want by now; they are then full.]]</p>
{{/pairings}}<p><a href="/console/mentorship/imports/{{code}}.csv" download>[[File to begin with: {{file_name}}]]</a></p>
<dl class="summary-list">
{{#row}}<div><dt><code>{{column}}</code>{{#required}} <span class="required">[[(required)]]</span>{{/required}}</dt>
<dd>{{help}}{{#codes}}
<details>
<summary>[[Codes of {{column}}]]</summary>
<ul>
{{#item}}<li><code>{{code}}</code> {{label}}</li>
{{/item}}</ul>
</details>
{{/codes}}</dd></div>
{{/row}}</dl>
</section>
{{/file}}<p><a href="/console/mentorship/imports">[[Back to all imports]]</a></p>
