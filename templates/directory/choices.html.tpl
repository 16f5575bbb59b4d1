{{%AUTOESCAPE context="HTML"}}
{{#GROUP}}{{#GROUP_LABEL_SECTION}}<p class="muted">{{GROUP_LABEL}}</p>
{{/GROUP_LABEL_SECTION}}<div class="choices">
{{#ITEM}}<label class="choice"><input type="checkbox" name="{{ID}}" value="{{CODE}}"{{TICK:none}}> <span>{{ITEM_LABEL}}{{#HINT_SECTION}} <span class="muted">{{HINT}}</span>{{/HINT_SECTION}} <span class="muted">{{COUNT:none}}</span></span></label>
{{/ITEM}}</div>
{{/GROUP}}
