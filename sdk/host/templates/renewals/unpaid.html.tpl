{{%AUTOESCAPE context="HTML"}}
<h1>[[Your membership is not renewed yet]]</h1>
{{#FAILED}}<div class="notice error" role="alert"><p>[[The payment did not go through. Nothing was charged.]]</p></div>{{/FAILED}}
{{#GIVEN_UP}}<div class="notice"><p>[[The payment was cancelled or not completed in time. Nothing was charged.]]</p></div>{{/GIVEN_UP}}
{{#ANSWERS}}<p>[[Your answers are kept as a draft: the form opens with them.]]</p>{{/ANSWERS}}
<p class="actions"><a class="button" href="/account/renewal">[[Try again]]</a>
<a class="button secondary" href="/account">[[Go to my account]]</a></p>
