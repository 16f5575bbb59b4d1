{{%AUTOESCAPE context="HTML"}}
<h1>[[Your membership has ended]]</h1>
<p>[[This page is for members and associates whose membership is active. As soon as you have renewed, everything is here again as you left it.]]</p>
<p class="actions">
<a class="button" href="/account/renewal">[[Renew my membership]]</a>
<a class="button secondary" href="/account">[[Go to my account]]</a>
</p>
