{{%AUTOESCAPE context="HTML"}}
<p>[[A note from {{NAME}}]]</p>
