{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{SUBJECT}}</title></head>
<body style="margin:0;padding:0;background:#f5f3ee;color:#1f2a2c">
<div style="max-width:36em;margin:0 auto;padding:24px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
<p style="font-family:Georgia,serif;font-size:18px;color:#0b5a5e">{{ASSOCIATION}}</p>
