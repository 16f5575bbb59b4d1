{{%AUTOESCAPE context="HTML"}}
<h1>[[Questionnaires]]</h1>
{{#published}}<p class="notice success" role="status">[[A new version is published, in both languages: {{title}}]]</p>
{{/published}}<p>[[What mentors and mentees are asked. A version that was published is never changed, since answers carry the version they were given under; a new one takes its place.]]</p>
{{#questionnaire}}<section class="card">
<h2>{{title}}</h2>
<ul>
{{#version}}<li>{{#in_force}}<span class="tag">[[In force]]</span> {{/in_force}}[[Version {{number}}]] · {{#when}}{{date}} · {{/when}}{{#by}}{{name}}{{/by}}{{#by_staff}}[[staff]]{{/by_staff}}{{#built_in}}[[came with the program]]{{/built_in}} · <a href="{{file}}" download>[[Download version {{number}}]]</a></li>
{{/version}}</ul>
<p class="actions"><a class="button secondary" href="{{path}}">[[Publish a new version: {{title}}]]</a></p>
</section>
{{/questionnaire}}
