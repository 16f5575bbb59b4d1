{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{TITLE}} – {{ASSOCIATION}}</title>
<link rel="icon" type="image/svg+xml" href="{{ICON}}">
<link rel="stylesheet" href="{{STYLESHEET}}">
</head>
<body>
<a class="skip-link" href="#main">[[Skip to the content]]</a>
<header class="site-header">
<div class="wrap">
<a class="brand" href="/">{{ASSOCIATION}}</a>
<div class="tools">
{{#TOGGLE_WITH_FORM}}
{{! Enter in a field presses the first button that belongs to the form: it must not be the toggle. }}
<button class="visually-hidden" type="submit" form="main-form" tabindex="-1" aria-hidden="true">[[Send]]</button>
<button class="toggle" type="submit" form="main-form" formnovalidate name="switch_language" value="{{OTHER}}" lang="{{OTHER}}">{{OTHER_NAME}}</button>
{{/TOGGLE_WITH_FORM}}
{{#TOGGLE_ALONE}}
<form method="post" action="/language">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="return" value="{{RETURN}}">
<button class="toggle" type="submit" name="switch_language" value="{{OTHER}}" lang="{{OTHER}}">{{OTHER_NAME}}</button>
</form>
{{/TOGGLE_ALONE}}
{{#SIGNED_IN}}
<form method="post" action="/sign-out">
<input type="hidden" name="csrf" value="{{CSRF}}">
<button class="toggle" type="submit">[[Sign out]]</button>
</form>
{{/SIGNED_IN}}
{{#SIGNED_OUT}}
<a class="toggle" href="/sign-in">[[Sign in]]</a>
{{/SIGNED_OUT}}
</div>
</div>
{{#SIGNED_IN}}
<nav class="menu" aria-label="[[Main menu]]">
<div class="wrap">
<ul>
{{#ENTRY}}
<li><a href="{{PATH}}"{{#HERE}} aria-current="page"{{/HERE}}{{#INSIDE}} aria-current="true"{{/INSIDE}}>{{LABEL}}</a></li>
{{/ENTRY}}
</ul>
<p class="who">[[Signed in as {{NAME}}]]</p>
</div>
</nav>
{{/SIGNED_IN}}
{{#VISITOR_MENU}}
<nav class="menu" aria-label="[[Main menu]]">
<div class="wrap">
<ul>
{{#ENTRY}}
<li><a href="{{PATH}}"{{#HERE}} aria-current="page"{{/HERE}}{{#INSIDE}} aria-current="true"{{/INSIDE}}>{{LABEL}}</a></li>
{{/ENTRY}}
</ul>
</div>
</nav>
{{/VISITOR_MENU}}
{{#SECTION_MENU}}
<nav class="menu section-menu" aria-label="[[Staff console]]">
<div class="wrap">
<ul>
{{#ENTRY}}
<li><a href="{{PATH}}"{{#HERE}} aria-current="page"{{/HERE}}{{#INSIDE}} aria-current="true"{{/INSIDE}}>{{LABEL}}</a></li>
{{/ENTRY}}
</ul>
</div>
</nav>
{{/SECTION_MENU}}
</header>
<main id="main" tabindex="-1">
<div class="wrap">
{{#FAILING_ADDRESS}}
<div class="notice warning" role="status"><p>{{MESSAGE}} <a href="/help/e-mail#address">[[Check the address, or tell us that it works again]]</a></p></div>
{{/FAILING_ADDRESS}}
{{CONTENT:none}}
</div>
</main>
<footer class="site-footer">
<div class="wrap">
<div>
<p class="footer-name">{{ASSOCIATION}}</p>
<p>{{POSTAL_ADDRESS}}<br>
[[Telephone: {{TELEPHONE}}]]<br>
<a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a></p>
<p>[[In charge of personal information: <a href="/privacy#person-in-charge">the Privacy Officer</a>]]</p>
</div>
<nav aria-label="[[About this site]]">
<ul>
<li><a href="/help/e-mail">[[Not receiving our e-mails?]]</a></li>
<li><a href="/privacy">[[Privacy policy]]</a></li>
<li><a href="/accessibility">[[Accessibility and feedback]]</a></li>
</ul>
</nav>
</div>
</footer>
</body>
</html>
