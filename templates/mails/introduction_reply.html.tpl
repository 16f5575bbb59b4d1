{{%AUTOESCAPE context="HTML"}}
<p>[[You asked {{mentee_name}} something before answering their introduction of {{sent_date}}. Here is what they wrote.]]</p>
{{#has_question}}
<h2>[[Your question]]</h2>
<blockquote>
{{#question_lines}}{{line}}<br>
{{/question_lines}}
</blockquote>
{{/has_question}}
{{#has_reply}}
<h2>[[Their answer]]</h2>
<blockquote>
{{#reply_lines}}{{line}}<br>
{{/reply_lines}}
</blockquote>
{{/has_reply}}
<p><a href="{{link}}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff;font-weight:600;text-decoration:none">[[Read the introduction and answer it]]</a></p>
<p>[[You need not sign in. You can accept, decline or ask once more. The link is for you alone; please do not forward it.]]</p>
<p>[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]</p>
<p>[[Please keep to yourself what you read here: the Confidentiality Agreement covers this introduction, whatever you answer.]]</p>
