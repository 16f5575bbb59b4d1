{{%AUTOESCAPE context="HTML"}}
{{#section}}<fieldset class="card" id="{{section_id}}">
<legend>{{title}}</legend>
{{#intro_section}}<p>{{intro}}</p>{{/intro_section}}
{{#field}}{{#choices}}<fieldset class="field" id="{{name}}" tabindex="-1" aria-describedby="{{name}}-help{{#described_error}} {{name}}-error{{/described_error}}">
<legend>{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}{{#optional}} <span class="muted">[[(optional)]]</span>{{/optional}}</legend>
{{>head}}
{{#group}}{{#folded}}<details{{#open}} open{{/open}}><summary>{{group_label}}</summary>{{/folded}}<div class="choices">
{{#item}}<label class="choice"><input type="{{#radio}}radio{{/radio}}{{#checkbox}}checkbox{{/checkbox}}" name="{{name}}" value="{{code}}"{{#checked}} checked{{/checked}}> <span>{{item_label}}{{#hint_section}} <span class="muted">{{hint}}</span>{{/hint_section}}</span></label>
{{/item}}</div>{{#folded}}</details>{{/folded}}
{{/group}}{{#specify}}<div class="field"><label for="{{name}}_specify">[[In your own words]] <span class="muted">({{specify_for}})</span></label>
{{#specify_error_section}}<p class="error" id="{{name}}_specify-error">{{specify_error}}</p>{{/specify_error_section}}
<input type="text" id="{{name}}_specify" name="{{name}}_specify" value="{{specify_value}}" maxlength="120"{{#specify_error_section}} aria-invalid="true" aria-describedby="{{name}}_specify-error"{{/specify_error_section}}></div>
{{/specify}}{{>audience}}</fieldset>
{{/choices}}{{#menu}}<div class="field"><label for="{{name}}">{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}{{#optional}} <span class="muted">[[(optional)]]</span>{{/optional}}</label>
{{>head}}
<select id="{{name}}" name="{{name}}" aria-describedby="{{name}}-help{{#described_error}} {{name}}-error{{/described_error}}"{{#invalid}} aria-invalid="true"{{/invalid}}><option value="">[[Choose]]</option>
{{#item}}<option value="{{code}}"{{#checked}} selected{{/checked}}>{{item_label}}</option>
{{/item}}</select>{{>audience}}</div>
{{/menu}}{{#line}}<div class="field"><label for="{{name}}">{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}{{#optional}} <span class="muted">[[(optional)]]</span>{{/optional}}</label>
{{>head}}
<input type="text" id="{{name}}" name="{{name}}" value="{{value}}" aria-describedby="{{name}}-help{{#described_error}} {{name}}-error{{/described_error}}"{{#invalid}} aria-invalid="true"{{/invalid}}{{#numeric}} inputmode="numeric"{{/numeric}}>{{>audience}}</div>
{{/line}}{{#area}}<div class="field"><label for="{{name}}">{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}{{#optional}} <span class="muted">[[(optional)]]</span>{{/optional}}</label>
{{>head}}
<textarea id="{{name}}" name="{{name}}" rows="6" aria-describedby="{{name}}-help{{#described_error}} {{name}}-error{{/described_error}}"{{#invalid}} aria-invalid="true"{{/invalid}}>
{{value:p}}</textarea>{{>audience}}</div>
{{/area}}{{#tags}}<fieldset class="field" id="{{name}}" tabindex="-1" aria-describedby="{{name}}-help{{#described_error}} {{name}}-error{{/described_error}}">
<legend>{{label}}{{#required}} <span class="required">[[(required)]]</span>{{/required}}{{#optional}} <span class="muted">[[(optional)]]</span>{{/optional}}</legend>
{{>head}}
{{#tag}}<input type="text" name="{{name}}" value="{{value}}" aria-label="{{label}}, {{number}}" maxlength="60">
{{/tag}}{{>audience}}</fieldset>
{{/tags}}{{/field}}</fieldset>
{{/section}}
