{{%AUTOESCAPE context="HTML"}}
<h1>[[Find a mentor]]</h1>
{{#ERRORS}}<div class="error-summary" role="alert" tabindex="-1">
<h2>[[Your search was not run yet]]</h2>
<ul>
{{#ERROR}}<li><a href="#{{ANCHOR}}">{{MESSAGE}}</a></li>
{{/ERROR}}</ul>
</div>
{{/ERRORS}}{{#TOO_MANY}}<p class="notice warning" role="alert">[[You have searched many times within the hour. Everything you chose is still here; please try again a little later. Filters outside of “Identity and lived experience” have no such limit.]]</p>
{{/TOO_MANY}}{{#SEARCH_OVER}}<p class="notice" role="status">[[That search is over: searches with words or identity filters last two hours and open only for the person who made them, until they sign out. Here is a new one.]]</p>
{{/SEARCH_OVER}}{{#LEFT_OUT}}<p class="notice" role="status">[[Part of this address was ignored: words and identity filters never travel in an address. Choose them in the form instead.]]</p>
{{/LEFT_OUT}}<p>[[Search by any of these, or by none to see everybody. Within one group, a mentor with any of your choices is found; a mentor has to fit every group that you use.]]{{#COUNTED}} [[The number beside a choice says how many mentors it would find together with your other groups.]]{{/COUNTED}}</p>
<p class="muted">[[Whoever shares more with your choices and with your mentee profile comes first; answers about identity never count. The order decides nothing: you choose whom to write to, and the mentor answers.]]</p>
<p class="to-results"><a href="#results-heading">{{HEADING}}</a></p>
<div class="search">
<form method="post" action="/mentorship/search" id="main-form" class="filters" role="search" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="current" value="{{CURRENT}}">
<div class="field"><label for="words">[[Words]]</label>
<p class="help" id="words-help">[[In names, biographies, skills, areas of practice and topics, in English or French. All words have to be found.]]</p>
{{#WORDS_ERROR_SECTION}}<p class="error" id="words-error">{{WORDS_ERROR}}</p>
{{/WORDS_ERROR_SECTION}}<input type="search" id="words" name="words" value="{{WORDS}}" autocomplete="off" aria-describedby="words-help{{#WORDS_DESCRIBED}} words-error{{/WORDS_DESCRIBED}}"{{#WORDS_DESCRIBED}} aria-invalid="true"{{/WORDS_DESCRIBED}}></div>
{{#OPEN_CRITERION}}{{>CRITERION}}{{/OPEN_CRITERION}}
<details id="identity-filters"{{#IDENTITY_OPEN}} open{{/IDENTITY_OPEN}}><summary>[[Identity and lived experience]]{{#IDENTITY_CHOSEN}} <span class="muted">{{CHOSEN}}</span>{{/IDENTITY_CHOSEN}}</summary>
<p class="notice">[[Some mentors let others search by who they are. Nobody has to: many are found only without these filters. Whoever filters here learns that the mentors found gave that answer, even when their profile does not show it. Please treat it as told to you in confidence. These filters are kept for two hours, for you alone, and are never part of an address.]]</p>
{{#IDENTITY_CRITERION}}{{>CRITERION}}{{/IDENTITY_CRITERION}}</details>
<p class="actions"><button class="button" type="submit">[[Search]]</button>{{#FILTERED}} <a href="/mentorship/mentors">[[Clear all filters]]</a>{{/FILTERED}}</p>
</form>
<section class="results" aria-labelledby="results-heading">
<h2 id="results-heading">{{HEADING}}</h2>
{{#IN_USE}}<ul class="tags" aria-label="[[Filters in use]]">
{{#FILTER}}<li class="tag">{{LABEL}}</li>
{{/FILTER}}</ul>
{{/IN_USE}}{{#NOBODY}}<div class="empty">
{{#NOBODY_FITS}}<p>[[No mentor fits all of this at the same time. Take out a filter or a word, or choose more values within a group. Mentors join every week: it is worth coming back.]]</p>
<p class="actions"><a class="button secondary" href="/mentorship/mentors">[[See all mentors]]</a></p>
{{/NOBODY_FITS}}{{#NOBODY_YET}}<p>[[There is no mentor to be found yet. You could be the first: open your profile and tick “I want to be a mentor”.]]</p>
<p class="actions"><a class="button secondary" href="/account/profile">[[Open my profile]]</a></p>
{{/NOBODY_YET}}{{#NOBODY_HERE}}<p>[[The list does not reach this far.]]</p>
<p class="actions"><a class="button secondary" href="{{FIRST}}">[[To the first page]]</a></p>
{{/NOBODY_HERE}}</div>
{{/NOBODY}}<div class="cards">
{{#MENTOR}}<article class="card">
<h3><a href="{{LINK}}">{{NAME}}</a>{{#PRONOUNS_SECTION}} <span class="muted">({{PRONOUNS}})</span>{{/PRONOUNS_SECTION}}</h3>
<p class="muted">{{WHERE}}</p>
{{#REASONS}}<ul class="reasons" aria-label="[[Why this mentor may fit]]">
{{#REASON}}<li>{{TEXT}}</li>
{{/REASON}}</ul>
{{/REASONS}}<dl class="summary-list">
{{#FACT}}<dt>{{LABEL}}</dt><dd>{{VALUES}}</dd>
{{/FACT}}</dl>
</article>
{{/MENTOR}}</div>
{{#PAGING}}<nav aria-label="[[Pages of results]]"><p class="actions">{{#PREVIOUS_SECTION}}<a class="button secondary" rel="prev" href="{{PREVIOUS}}">[[Previous page]]</a> {{/PREVIOUS_SECTION}}<span>{{WHICH_PAGE}}</span>{{#NEXT_SECTION}} <a class="button secondary" rel="next" href="{{NEXT}}">[[Next page]]</a>{{/NEXT_SECTION}}</p></nav>
{{/PAGING}}</section>
</div>
