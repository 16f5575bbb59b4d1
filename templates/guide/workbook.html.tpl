{{%AUTOESCAPE context="HTML"}}
<h1>{{title}}</h1>
<p class="lead">{{lead}}</p>
<p class="actions"><a class="button" href="{{download}}" download>[[Download to fill in (Word, LibreOffice)]]</a></p>
<p class="muted">[[Edition of {{date}}. Offered, never required. You can also print this page: there is room to write. What you write stays with you; the association does not collect it.]]</p>
<nav class="contents" aria-label="[[Contents]]">
<h2>[[Contents]]</h2>
<ol>
{{#entry}}<li><a href="#{{id}}">{{title}}</a></li>
{{/entry}}</ol>
</nav>
<div class="workbook">
{{#part}}<section>
<h2 id="{{id}}">{{title}}</h2>
{{#block}}{{#paragraph}}<p>{{text}}</p>
{{/paragraph}}{{#heading}}<h3>{{text}}</h3>
{{/heading}}{{#list}}<ul>
{{#item}}<li>{{text}}</li>
{{/item}}</ul>
{{/list}}{{#english_list}}<ul lang="en">
{{#item}}<li>{{text}}</li>
{{/item}}</ul>
{{/english_list}}{{#steps}}<ol>
{{#item}}<li>{{text}}</li>
{{/item}}</ol>
{{/steps}}{{#checklist}}<ul class="checklist">
{{#item}}<li>{{text}}</li>
{{/item}}</ul>
{{/checklist}}{{#writing}}<div class="writing">
<p>{{text}}</p>
{{#line}}<div class="line"></div>
{{/line}}</div>
{{/writing}}{{#scale}}<div class="table" role="region" tabindex="0" aria-label="{{text}}">
<table class="scale">
<caption>{{text}}</caption>
<thead><tr><th scope="col">[[Statement]]</th>{{#rating}}<th scope="col">{{number}}</th>{{/rating}}</tr></thead>
<tbody>
{{#row}}<tr><th scope="row">{{text}}</th>{{#box}}<td></td>{{/box}}</tr>
{{/row}}</tbody>
</table>
</div>
{{/scale}}{{#table}}<div class="table" role="region" tabindex="0" aria-label="{{text}}">
<table class="blank">
<caption>{{text}}</caption>
<thead><tr>{{#column}}<th scope="col">{{text}}</th>{{/column}}</tr></thead>
<tbody>
{{#row}}<tr>{{#name}}<th scope="row">{{text}}</th>{{/name}}{{#empty}}<td></td>{{/empty}}</tr>
{{/row}}</tbody>
</table>
</div>
{{/table}}{{/block}}</section>
{{/part}}</div>
<p class="actions"><a class="button" href="{{download}}" download>[[Download to fill in (Word, LibreOffice)]]</a>
{{#visitor}}<a href="/mentorship/mentors">[[Sign in and find a mentor]]</a>{{/visitor}}{{#member}}<a href="/mentorship">[[My Mentorship]]</a>{{/member}}</p>
