{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="[[en]]">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{subject}}</title>
</head>
<body style="margin:0;padding:0;background:#f3f5f7;color:#1d2733;font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px">
<tr><td style="padding:20px 28px;border-bottom:3px solid #0b5d66;font-weight:600;color:#0b5d66">{{association_name}}</td></tr>
<tr><td style="padding:24px 28px">
<p>[[Hello {{recipient_name}},]]</p>
{{content:none}}
</td></tr>
<tr><td style="padding:16px 28px;border-top:1px solid #d8dee4;font-size:13px;color:#4a5866">
<p style="margin:0 0 8px">{{association_name}} · {{program_fom}}<br>{{address}}<br>{{telephone}} · {{support_email}}</p>
<p style="margin:0">[[You receive this message because you take part in this program.]] <a href="{{home_url}}" style="color:#0b5d66">[[Your mentorship page]]</a></p>
</td></tr>
</table>
</td></tr></table>
</body>
</html>
