{{%AUTOESCAPE context="HTML"}}
{{#identity}}<fieldset class="audience" id="{{name}}_audience" tabindex="-1"{{#audience_error_section}} aria-describedby="{{name}}_audience-error"{{/audience_error_section}}>
<legend>[[Who may this answer serve?]]</legend>
{{#audience_error_section}}<p class="error" id="{{name}}_audience-error">{{audience_error}}</p>{{/audience_error_section}}
<label class="choice"><input type="radio" name="{{name}}_audience" value="staff_matching"{{#staff_matching}} checked{{/staff_matching}}> <span>[[Staff matching only: no other member can search by it or see it]]</span></label>
{{#can_be_searched}}<label class="choice"><input type="radio" name="{{name}}_audience" value="searchable"{{#searchable}} checked{{/searchable}}> <span>[[Searchable: members can search by it, but it is not shown]]</span></label>
{{/can_be_searched}}<label class="choice"><input type="radio" name="{{name}}_audience" value="shown"{{#shown}} checked{{/shown}}> <span>{{#shown_and_searched}}[[Searchable and shown on my profile]]{{/shown_and_searched}}{{#shown_on_profile}}[[Shown on my profile: nobody can search by it]]{{/shown_on_profile}}{{#shown_to_mentors}}[[Shown to the mentors I write to, once they have signed in]]{{/shown_to_mentors}}</span></label>
</fieldset>
{{#consent_error_section}}<p class="error" id="{{name}}_consent-error">{{consent_error}}</p>{{/consent_error_section}}
<label class="choice"><input type="checkbox" id="{{name}}_consent" name="{{name}}_consent" value="1"{{#consent}} checked{{/consent}}{{#consent_error_section}} aria-invalid="true" aria-describedby="{{name}}_consent-error"{{/consent_error_section}}> <span>[[I agree that this answer is kept and used as I chose above. I can withdraw this at any time by clearing the answer.]]</span></label>
{{/identity}}
