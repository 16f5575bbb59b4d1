{{%AUTOESCAPE context="HTML"}}
<h1>[[Accessibility and feedback]]</h1>
<p class="lead">[[Everybody should be able to use this site, whatever they use to read and to type.]]</p>
<p>[[We work towards WCAG 2.2, level AA. Every page can be used with the keyboard alone, without JavaScript, on a phone, with a screen reader, and in light or dark colours as your device asks for.]]</p>
<h2>[[Tell us what does not work]]</h2>
<p>[[Please tell us which page you were on and what you tried to do. We are glad to give you any content in another format on request.]]</p>
<p><a href="mailto:{{SUPPORT_EMAIL}}">{{SUPPORT_EMAIL}}</a><br>[[Telephone: {{TELEPHONE}}]]</p>
