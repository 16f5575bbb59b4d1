{{%AUTOESCAPE context="HTML"}}
{{#agree_terms}}<section class="card">
<h2>[[Terms of Use, version {{version}}]]</h2>
<details open><summary>[[The text]]</summary>
<div class="document" lang="{{language}}">
{{text:none}}
</div>
</details>
{{#in_english_too}}<p><a href="{{path}}" target="_blank" rel="noopener">[[Read the Terms of Use in English (opens in a new tab)]]</a></p>
{{/in_english_too}}<div class="field">
{{#invalid}}<p class="error" id="agree_terms-error">{{error}}</p>
{{/invalid}}<input type="hidden" name="agree_terms_version" value="{{version}}">
<label class="choice"><input type="checkbox" id="agree_terms" name="agree_terms" value="1"{{#ticked}} checked{{/ticked}}{{#invalid}} aria-invalid="true" aria-describedby="agree_terms-error"{{/invalid}}> <span>[[I have read and agree to the Terms of Use]]</span></label>
</div>
</section>
{{/agree_terms}}{{#agree_confidentiality}}<section class="card">
<h2>[[Confidentiality Agreement, version {{version}}]]</h2>
<details open><summary>[[The text]]</summary>
<div class="document" lang="{{language}}">
{{text:none}}
</div>
</details>
{{#in_english_too}}<p><a href="{{path}}" target="_blank" rel="noopener">[[Read the Confidentiality Agreement in English (opens in a new tab)]]</a></p>
{{/in_english_too}}<div class="field">
{{#invalid}}<p class="error" id="agree_confidentiality-error">{{error}}</p>
{{/invalid}}<input type="hidden" name="agree_confidentiality_version" value="{{version}}">
<label class="choice"><input type="checkbox" id="agree_confidentiality" name="agree_confidentiality" value="1"{{#ticked}} checked{{/ticked}}{{#invalid}} aria-invalid="true" aria-describedby="agree_confidentiality-error"{{/invalid}}> <span>[[I have read and agree to the Confidentiality Agreement]]</span></label>
</div>
</section>
{{/agree_confidentiality}}{{#french_first}}<div class="field">
<label class="choice"><input type="checkbox" id="documents_in_english" name="documents_in_english" value="1"{{#ticked}} checked{{/ticked}} aria-describedby="documents_in_english-help"> <span>[[I was shown the French texts first, and I choose to continue in English]]</span></label>
<p class="help" id="documents_in_english-help">[[Your address is in Quebec, so these documents come to you in French first. With this box you agree to the English texts; without it, to the French ones.]]</p>
</div>
{{/french_first}}
