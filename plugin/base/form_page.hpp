// What every page with a form does the same way: hidden fields, errors, texts with line breaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/base/page.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem {

// The id of the posted operation, made when the form was rendered; nothing when it is missing or
// malformed: the form is shown again.
std::optional<Id> operation_of(const PageRequest &request);

// Fills {{csrf}} and {{operation}}. A form that is shown again keeps its operation, so that what
// was refused may be sent again and what was done is not done twice.
void fill_form(ctemplate::TemplateDictionary &dictionary, const Context &context,
               const PageRequest &request);

// One line of the error summary, and what stands beside the field.
struct ShownError {
  std::string anchor;  // the element's id; empty: about the form as a whole
  std::string message;
};
// Fills {{#error_summary}}{{#entry}} with {{#anchored}} or {{#whole}}, holding {{anchor}} and
// {{message}}, and for each field {{#<anchor>_invalid}} with {{<anchor>_error}}.
void fill_errors(ctemplate::TemplateDictionary &dictionary, const std::vector<ShownError> &errors);

// {{#<name>_lines}}{{line}}<br>{{/<name>_lines}}: a person's words, line breaks as typed.
void fill_lines(ctemplate::TemplateDictionary &dictionary, const std::string &name,
                const std::string &text);

// The civil date of an instant in the association's zone, as people write it.
std::string long_date(const Context &context, Language language, Instant instant);

}  // namespace tandem
