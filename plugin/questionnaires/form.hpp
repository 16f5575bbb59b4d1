// A questionnaire as HTML inputs, in any form: renewal, profile, mentee profile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kit/web/fields.hpp>
#include <kit/web/templates.hpp>
#include <plugin/questionnaires/types.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::questionnaires {

// The sections as <fieldset>s, values from `fields` (names with `prefix`), each error beside its
// field, ids equal to names. Identity fields carry audience radios and a consent box; none is ever
// pre-ticked unless `fields` says so.
std::string render_form(const ams::kit::Templates &templates, const Questionnaire &questionnaire,
                        const ams::kit::Fields &fields, const std::vector<FieldError> &errors,
                        std::string_view prefix, Language language);

struct ShownAnswer {
  std::string label;
  std::vector<std::string> values;  // labels, in the list's order
  bool long_text = false;
};

// Answers for reading. `identity` says which identity answers are among them: none, those marked
// "shown", or all, which is for the eyes of who gave them. Blank fields are left out.
enum class Identity { leave_out, shown_only, own };
std::vector<ShownAnswer> shown_answers(const Questionnaire &questionnaire, const Sheet &sheet,
                                       Identity identity, Language language);
// "A, B", or "A; B, with C" where one of them holds a comma itself.
std::string joined(const std::vector<std::string> &values);
// {{#<section>}} for each, with {{label}} and {{#answer_lines}}.
void fill_answers(ctemplate::TemplateDictionary &dictionary,
                  const std::vector<ShownAnswer> &answers,
                  const std::string &section = "answers");

}  // namespace tandem::questionnaires
