{{%AUTOESCAPE context="HTML"}}
<article class="document">
{{text:none}}
<p class="muted">[[Version {{version}}]]</p>
</article>
