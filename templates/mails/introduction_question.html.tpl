{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentor_name}} has read your introduction of {{sent_date}} and would like to know something before answering it.]]</p>
<h2>[[Their question]]</h2>
<blockquote>
{{#question_lines}}{{line}}<br>
{{/question_lines}}
</blockquote>
<p><a href="{{introduction_url}}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff;font-weight:600;text-decoration:none">[[Read the question and answer it]]</a></p>
<p>[[Your introduction stays open until {{expiry_date}}, and you need not answer if you would rather withdraw it. Your address is not given to anybody by answering.]]</p>
