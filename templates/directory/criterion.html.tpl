{{%AUTOESCAPE context="HTML"}}
<details class="filter"{{#OPEN}} open{{/OPEN}}><summary>{{LABEL}}{{#CHOSEN_SECTION}} <span class="muted">{{CHOSEN}}</span>{{/CHOSEN_SECTION}}</summary>
<fieldset id="{{ID}}" tabindex="-1"><legend>{{LABEL}}</legend>
{{CHOICES:none}}{{#OWN_WORDS}}<div class="field"><label for="{{NAME}}">[[{{LABEL}}, in a person’s own words]]</label>
<p class="help" id="{{NAME}}-help">[[Whole words, as a mentor may have written them. Put a comma between several.]]</p>
{{#OWN_ERROR_SECTION}}<p class="error" id="{{NAME}}-error">{{OWN_ERROR}}</p>
{{/OWN_ERROR_SECTION}}<input type="text" id="{{NAME}}" name="{{NAME}}" value="{{VALUE}}" autocomplete="off" aria-describedby="{{NAME}}-help{{#OWN_DESCRIBED}} {{NAME}}-error{{/OWN_DESCRIBED}}"{{#OWN_DESCRIBED}} aria-invalid="true"{{/OWN_DESCRIBED}}></div>
{{/OWN_WORDS}}</fieldset></details>
