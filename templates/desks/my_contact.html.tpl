{{%AUTOESCAPE context="HTML"}}
<dl class="summary-list">
<dt>[[Name]]</dt><dd>{{name}}</dd>
<dt>[[E-mail address]]</dt><dd>{{address}}</dd>
</dl>
