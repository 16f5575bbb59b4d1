{{%AUTOESCAPE context="HTML"}}
<p>[[On {{sent_date}} {{mentee_name}} asked you to be their mentor. They would be glad of an answer, whatever it is: until you reply, they do not know whether to look further.]]</p>
<h2>[[Message]]</h2>
<blockquote>
{{#message_lines}}{{line}}<br>
{{/message_lines}}
</blockquote>
<h2>[[Your answer]]</h2>
<p><a href="{{link}}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5d66;color:#ffffff;font-weight:600;text-decoration:none">[[Read the introduction and answer it]]</a></p>
<p>[[You need not sign in. Opening the page decides nothing: you choose there whether to accept or to decline, and may add a few words. The link is for you alone; please do not forward it.]]</p>
<p>[[Please answer by {{expiry_date}}. After that day the introduction expires by itself.]]</p>
<p>[[A reply to this e-mail goes to the program’s staff and not to {{mentee_name}}: please answer through the link.]]</p>
