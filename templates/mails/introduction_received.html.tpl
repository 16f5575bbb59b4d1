{{%AUTOESCAPE context="HTML"}}
<p>[[{{mentee_name}} has found you in Find an OT Mentor and would like you to be their mentor. Below are their message and their profile.]]</p>
<h2>[[Message]]</h2>
<blockquote>
{{#message_lines}}{{line}}<br>
{{/message_lines}}
</blockquote>
<h2>[[Profile]]</h2>
<table role="presentation">
{{#answers}}<tr><td valign="top"><strong>{{label}}</strong></td><td>{{line}}</td></tr>
{{/answers}}
</table>
<h2>[[Your answer]]</h2>
<p><a href="{{link}}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff;font-weight:600;text-decoration:none">[[Read the introduction and answer it]]</a></p>
<p>[[You need not sign in. Opening the page decides nothing: you choose there whether to accept or to decline, and may add a few words. The link is for you alone; please do not forward it.]]</p>
<p>[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]</p>
<p>[[A reply to this e-mail goes to the program’s staff and not to {{mentee_name}}: please answer through the link.]]</p>
<p>[[{{mentee_name}} has not been given your e-mail address. If you accept, each of you receives the other’s name and address by e-mail.]]</p>
<p>[[Please keep to yourself what you read here: the Confidentiality Agreement covers this introduction, whatever you answer.]]</p>
