{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<title>[[This payment has ended]]</title>
{{>HEAD}}
</head>
<body>
<header><span>[[Development payment provider]]</span></header>
<main>
<h1>[[This payment has ended]]</h1>
<p>[[It was paid, declined or cancelled before. It cannot be paid again.]]</p>
<p><a href="{{RETURN}}">[[Back to the association]]</a></p>
</main>
</body>
</html>
