{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<title>[[Nothing was charged]]</title>
{{>HEAD}}
</head>
<body>
<header><span>[[Development payment provider]]</span></header>
<main>
<h1>[[Nothing was charged]]</h1>
<p>[[You can close this window. The association hears nothing from us, as if you had just walked away.]]</p>
<p><a href="{{PATH}}">[[Back to the payment]]</a></p>
<p><a href="{{RETURN}}">[[Back to the association]]</a></p>
</main>
</body>
</html>
