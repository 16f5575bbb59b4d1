{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<title>[[Pay {{AMOUNT}}]]</title>
{{>HEAD}}
</head>
<body>
<header><span>[[Development payment provider]]</span>
<a href="{{PATH}}?lang={{OTHER}}" lang="{{OTHER}}" hreflang="{{OTHER}}">{{OTHER_NAME}}</a></header>
<main>
<h1>[[Pay {{AMOUNT}}]]</h1>
<p class="note">[[This provider is for development: it asks for no card data, and no money moves.]]</p>
<dl><dt>[[Amount]]</dt><dd>[[{{AMOUNT}} in Canadian dollars]]</dd>
<dt>[[Reference]]</dt><dd>{{REFERENCE}}</dd></dl>
<form method="post" action="{{PATH}}/pay"><button class="main" type="submit">[[Pay]]</button></form>
<form method="post" action="{{PATH}}/decline"><button type="submit">[[Decline the payment]]</button></form>
<form method="post" action="{{PATH}}/close"><button type="submit">[[Close the window without paying]]</button></form>
</main>
</body>
</html>
