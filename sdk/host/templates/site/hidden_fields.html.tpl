{{%AUTOESCAPE context="HTML"}}
{{#FIELD}}
{{! Pre-escaped, so that line breaks stay as typed. }}
<input type="hidden" name="{{NAME:p}}" value="{{VALUE:p}}">
{{/FIELD}}
