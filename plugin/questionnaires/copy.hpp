// A sheet's answers as rows of a member's own copy: the code and its label side by side (LNG-05).
#pragma once

#include <string>

#include <plugin/base/own_data.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

// Begins the part. `about` is the column of what the answers belong to.
void begin_answers(Copy &copy, const char *part, ams::kit::Text label, CopyColumn about);
// One row for each value, the identity answers with their audience (FOM-14).
void copy_answers(Copy &copy, const std::string &about, const Questionnaire &questionnaire,
                  const Sheet &sheet, Language language);

}  // namespace tandem::questionnaires
