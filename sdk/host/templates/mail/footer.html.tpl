{{%AUTOESCAPE context="HTML"}}
<hr style="border:0;border-top:1px solid #c9c4b8;margin:24px 0">
<p style="font-size:13px;color:#4d5a5c">{{ASSOCIATION}}<br>{{POSTAL_ADDRESS}}<br>[[Telephone: {{TELEPHONE}}]]<br>{{SUPPORT_EMAIL}}</p>
</div></body></html>
