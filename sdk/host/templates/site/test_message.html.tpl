{{%AUTOESCAPE context="HTML"}}
<h1>[[Your test message]]</h1>
{{#WAITING}}<div class="notice" role="status"><p>[[Your test message to {{EMAIL}} is on its way.]]</p></div>
<p class="actions"><a class="button" href="{{AGAIN}}">[[Look again]]</a></p>{{/WAITING}}
{{#TAKEN}}<div class="notice success" role="status"><p>[[Your provider has accepted the test message to {{EMAIL}}.]]</p></div>
<p>[[If you do not find it within a few minutes, look in the spam, junk or trash folder, and allow {{SENDER}} as a sender.]]</p>
<p class="actions"><a class="button secondary" href="{{AGAIN}}">[[Look again]]</a></p>{{/TAKEN}}
{{#FAILED}}<div class="notice error" role="status"><p>[[Your provider did not take the test message to {{EMAIL}}. Please check your address.]]</p></div>
<p class="actions"><a class="button" href="/account/profile#email">[[Change my address]]</a></p>{{/FAILED}}
<p><a href="/help/e-mail">[[Back to the help with e-mails]]</a></p>
