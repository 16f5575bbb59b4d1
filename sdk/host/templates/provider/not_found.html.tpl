{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<title>[[No such payment]]</title>
{{>HEAD}}
</head>
<body>
<header><span>[[Development payment provider]]</span></header>
<main>
<h1>[[No such payment]]</h1>
<p>[[There is nothing to pay at this address.]]</p>
</main>
</body>
</html>
