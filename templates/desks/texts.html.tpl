{{%AUTOESCAPE context="HTML"}}
<h1>[[Published texts]]</h1>
{{#published}}<p class="notice success" role="status">[[A new version is published, in both languages: {{title}}]]</p>
{{/published}}<p>[[What members read and mentors agree to. A version that was published is never changed, since people agreed to it; a new one takes its place.]]</p>
{{#document}}<section class="card">
<h2>{{title}}</h2>
<ul>
{{#edition}}<li>{{#in_force}}<span class="tag">[[In force]]</span> {{/in_force}}[[Version {{version}}]] · {{date}} · {{#by}}{{name}}{{/by}}{{#by_staff}}[[staff]]{{/by_staff}}{{#built_in}}[[came with the program]]{{/built_in}} · <a href="{{english}}" hreflang="en">[[Read in English]]</a> · <a href="{{french}}" hreflang="fr">[[Read in French]]</a></li>
{{/edition}}</ul>
<p class="actions"><a class="button secondary" href="{{path}}">[[Publish a new version: {{title}}]]</a></p>
</section>
{{/document}}
