{{%AUTOESCAPE context="HTML"}}
<h1>[[Import of {{created}}]]</h1>
{{#moved_on}}<p class="notice warning" role="alert">[[Nothing was done: this import has moved on in the meantime, or the page was incomplete. Below is how it stands now.]]</p>
{{/moved_on}}<p><span class="tag">{{state_words}}</span></p>
{{#progress}}<section>
<h2>{{#forth}}[[The import is at work]]{{/forth}}{{#back}}[[The import is being undone]]{{/back}}</h2>
<p><label for="progress">{{words}}</label></p>
<p><progress id="progress" max="{{max}}" value="{{value}}">{{words}}</progress></p>
<p class="actions"><a class="button" href="{{path}}">[[See how far it is now]]</a></p>
<p class="muted">[[It goes on by itself; you may leave this page.]]</p>
</section>
{{/progress}}{{#discarded}}<p class="notice">[[These files were discarded. Nothing of them was imported, and nothing is kept of what they said.]]</p>
{{/discarded}}{{#emptied}}<p class="notice">[[What the files said has been deleted, as is done 30 days after an import. The numbers stay.]]</p>
{{/emptied}}{{#spoilt}}<p class="notice error" role="alert">[[One of the files cannot be used as it is, so nothing can be imported. Mend what stands below, and choose the files again.]]</p>
{{/spoilt}}{{#nothing_to_do}}<p class="notice warning" role="alert">[[There is no row that could be imported. Mend what stands below, and choose the files again.]]</p>
{{/nothing_to_do}}{{#again}}<p class="actions"><a class="button" href="/console/mentorship/imports">[[Choose other files]]</a></p>
{{/again}}{{#counts}}<section>
<h2>{{#checked}}[[What would be done]]{{/checked}}{{#running}}[[What is done so far]]{{/running}}{{#done}}[[What was done]]{{/done}}{{#undoing}}[[What is not undone yet]]{{/undoing}}{{#undone}}[[What was undone]]{{/undone}}</h2>
<dl class="summary-list">
{{#effect}}<div><dt>{{label}}</dt><dd>{{number}}</dd></div>
{{/effect}}</dl>
{{#note}}<p class="muted">{{label}}: {{number}}</p>
{{/note}}</section>
{{/counts}}{{#may_start}}<form method="post" action="{{path}}/start">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
{{#with_errors}}<p class="notice warning">[[Rows with errors are left out. You can import the others now, or mend the files and choose them again.]]</p>
{{/with_errors}}<p><label class="choice"><input type="checkbox" name="tell" value="1"> <span>[[Send a mail to members whose profile is prepared, or who are asked to agree to newer documents]]</span></label></p>
<p class="actions"><button class="button" type="submit">{{button}}</button> <a class="button secondary" href="/console/mentorship/imports">[[Choose other files]]</a></p>
</form>
{{/may_start}}{{#checked}}<form method="post" action="{{path}}/discard">
<input type="hidden" name="csrf" value="{{csrf}}">
<input type="hidden" name="operation" value="{{operation}}">
<p class="actions"><button class="button danger" type="submit">[[Discard these files]]</button></p>
</form>
{{/checked}}{{#may_undo}}<p class="actions"><a class="button danger" href="{{path}}/undo">{{#stops}}[[Stop and undo the import]]{{/stops}}{{#until}}[[Undo the whole import]]{{/until}}</a></p>
{{#until}}<p class="muted">[[This is possible until {{date}}.]]</p>
{{/until}}{{/may_undo}}{{#findings}}<section>
<h2>[[Errors in the files]]</h2>
<p>{{count}}. <a href="{{path}}/report.csv" download>[[All of them as a file (CSV)]]</a></p>
{{#more}}<p class="muted">[[Only the first ones are shown here.]]</p>
{{/more}}<div class="table-wrap" role="region" aria-label="[[Errors in the files]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[File]]</th><th scope="col">[[Line]]</th><th scope="col">[[Column]]</th><th scope="col">[[Value]]</th><th scope="col">[[What is wrong]]</th></tr></thead>
<tbody>
{{#finding}}<tr><td>{{file}}</td><td>{{line}}</td><td><code>{{column}}</code></td><td>{{value}}</td><td>{{message}}</td></tr>
{{/finding}}</tbody>
</table>
</div>
</section>
{{/findings}}{{#no_findings}}{{#checked}}<p class="notice success">[[There is no error in the files.]]</p>
{{/checked}}{{/no_findings}}{{#left_rows}}<section>
<h2>[[Left as it is, because something has changed since]]</h2>
<p>{{count}}</p>
{{#more}}<p class="muted">[[Only the first ones are shown here.]]</p>
{{/more}}<div class="table-wrap" role="region" aria-label="[[Left as it is, because something has changed since]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[File]]</th><th scope="col">[[Line]]</th><th scope="col">[[Members]]</th><th scope="col">[[Why]]</th></tr></thead>
<tbody>
{{#row}}<tr><td>{{file}}</td><td>{{line}}</td><td>{{addresses}}</td><td>{{reason}}</td></tr>
{{/row}}</tbody>
</table>
</div>
</section>
{{/left_rows}}{{#skipped_rows}}<section>
<h2>[[Rows that are left out]]</h2>
<p>{{count}}</p>
{{#more}}<p class="muted">[[Only the first ones are shown here.]]</p>
{{/more}}<div class="table-wrap" role="region" aria-label="[[Rows that are left out]]" tabindex="0">
<table>
<thead><tr><th scope="col">[[File]]</th><th scope="col">[[Line]]</th><th scope="col">[[Members]]</th><th scope="col">[[Why]]</th></tr></thead>
<tbody>
{{#row}}<tr><td>{{file}}</td><td>{{line}}</td><td>{{addresses}}</td><td>{{reason}}</td></tr>
{{/row}}</tbody>
</table>
</div>
</section>
{{/skipped_rows}}<p><a href="/console/mentorship/imports">[[Back to all imports]]</a></p>
