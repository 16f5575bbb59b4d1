{{%AUTOESCAPE context="HTML"}}
<h1>[[Edit my profile]]</h1>
{{>ERROR_SUMMARY}}
{{#CONFLICT}}<div class="notice warning" role="alert"><p>[[Your profile was changed in the meantime, in another window or by our staff. What you typed is still here. Please check it and save once more.]]</p></div>{{/CONFLICT}}
{{#RESENT}}<div class="notice success" role="status"><p>[[We have sent the messages again.]]</p></div>{{/RESENT}}
{{#GIVEN_UP}}<div class="notice success" role="status"><p>[[The new address is given up. Yours stays as it was.]]</p></div>{{/GIVEN_UP}}
{{#PENDING}}<div class="notice"><p>[[{{NEW_EMAIL}} waits for your confirmation: please open the link that we sent there, until {{UNTIL}}. Until then nothing changes.]]</p>
<form method="post" action="/account/address/resend"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button class="button secondary" type="submit">[[Send the link again]]</button></p></form>
<form method="post" action="/account/address/give-up"><input type="hidden" name="csrf" value="{{CSRF}}"><p class="actions"><button class="button secondary" type="submit">[[Give up the new address]]</button></p></form></div>{{/PENDING}}
<form id="main-form" method="post" action="/account/profile">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="operation_id" value="{{OPERATION_ID}}">
<input type="hidden" name="revision" value="{{REVISION}}">
<fieldset>
<legend>[[About me]]</legend>
<div class="field-row">
<div class="field">
<label for="given_name">[[Given name]]</label>
<input id="given_name" name="given_name" autocomplete="given-name" required maxlength="100" value="{{GIVEN_NAME}}"{{#GIVEN_NAME_ERROR}} aria-invalid="true" aria-describedby="given_name-error"{{/GIVEN_NAME_ERROR}}>
{{#GIVEN_NAME_ERROR}}<p class="error" id="given_name-error">{{MESSAGE}}</p>{{/GIVEN_NAME_ERROR}}
</div>
<div class="field">
<label for="family_name">[[Family name]]</label>
<input id="family_name" name="family_name" autocomplete="family-name" required maxlength="100" value="{{FAMILY_NAME}}"{{#FAMILY_NAME_ERROR}} aria-invalid="true" aria-describedby="family_name-error"{{/FAMILY_NAME_ERROR}}>
{{#FAMILY_NAME_ERROR}}<p class="error" id="family_name-error">{{MESSAGE}}</p>{{/FAMILY_NAME_ERROR}}
</div>
</div>
<div class="field-row">
<div class="field">
<label for="province">[[Province or territory]]</label>
<select id="province" name="province" autocomplete="address-level1"{{#PROVINCE_ERROR}} aria-invalid="true" aria-describedby="province-error"{{/PROVINCE_ERROR}}>
{{#PROVINCE}}<option value="{{CODE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PROVINCE}}
</select>
{{#PROVINCE_ERROR}}<p class="error" id="province-error">{{MESSAGE}}</p>{{/PROVINCE_ERROR}}
</div>
<div class="field">
<label for="country">[[Country]]</label>
<select id="country" name="country" autocomplete="country"{{#COUNTRY_ERROR}} aria-invalid="true" aria-describedby="country-error"{{/COUNTRY_ERROR}}>
{{#COUNTRY}}<option value="{{CODE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/COUNTRY}}
</select>
{{#COUNTRY_ERROR}}<p class="error" id="country-error">{{MESSAGE}}</p>{{/COUNTRY_ERROR}}
</div>
</div>
<fieldset class="plain">
<legend>[[Language of the messages we send you]]</legend>
<div class="choices inline">
<label><input type="radio" name="language" id="language" value="en" lang="en"{{#ENGLISH}} checked{{/ENGLISH}}> <span lang="en">{{ENGLISH_NAME}}</span></label>
<label><input type="radio" name="language" value="fr" lang="fr"{{#FRENCH}} checked{{/FRENCH}}> <span lang="fr">{{FRENCH_NAME}}</span></label>
</div>
{{#LANGUAGE_ERROR}}<p class="error">{{MESSAGE}}</p>{{/LANGUAGE_ERROR}}
</fieldset>
</fieldset>
<fieldset>
<legend>[[How we reach you]]</legend>
<div class="field">
<label for="email">[[E-mail address]]</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="{{EMAIL}}"{{#EMAIL_ERROR}} aria-invalid="true" aria-describedby="email-error"{{/EMAIL_ERROR}}>
{{#EMAIL_ERROR}}<p class="error" id="email-error">{{MESSAGE}}</p>{{/EMAIL_ERROR}}
</div>
<div class="field">
<label for="password">[[Current password, only to change the e-mail address]]</label>
<p class="help" id="password-help">[[You also sign in with this address, so we ask for your password. A link goes to the new address, and a note to the old one; the change takes effect once the link is opened.]]</p>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" aria-describedby="password-help{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
{{#PASSWORD_ERROR}}<p class="error" id="password-error">{{MESSAGE}}</p>{{/PASSWORD_ERROR}}
</div>
</fieldset>
{{SECTIONS:none}}
<p class="actions"><button class="button" type="submit">[[Save my profile]]</button>
<a href="/account">[[Back without saving]]</a></p>
</form>
