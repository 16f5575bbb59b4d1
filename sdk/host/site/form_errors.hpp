// The errors of a form: a summary on top that links to the fields, one beside each (WCAG 3.3.1).
//
// In a template: {{>ERROR_SUMMARY}} before the fields, and beside a field named "given_name"
// {{#GIVEN_NAME_ERROR}}<p class="error" id="given_name-error">{{MESSAGE}}</p>{{/GIVEN_NAME_ERROR}}.
#pragma once

#include <string>
#include <vector>

#include <host/plugins/form_sections.hpp>
#include <kit/language/language.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

using FormErrors = std::vector<FieldError>;

// Shows the summary when there is an error; several may belong to one field.
void show_errors(ctemplate::TemplateDictionary &page, const FormErrors &errors,
                 kit::Language language);

}  // namespace ams::host
