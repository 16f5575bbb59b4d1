{{%AUTOESCAPE context="HTML"}}
{{#older}}<p class="notice">[[This is an older version, kept because people have agreed to it.]] <a href="{{newest_path}}">[[Read the version in force]]</a></p>
{{/older}}<article class="document" lang="{{language}}">
{{text:none}}
</article>
<p class="muted">[[Version {{version}}]]</p>
<p>{{#in_english}}<a href="{{other_path}}" hreflang="en">[[Read in English]]</a>{{/in_english}}{{#in_french}}<a href="{{other_path}}" hreflang="fr">[[Read in French]]</a>{{/in_french}}</p>
