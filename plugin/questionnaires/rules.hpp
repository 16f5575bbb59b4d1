// Reading posted answers: pure. Everything typed is checked; nothing typed is lost.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <kit/web/fields.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

struct Reading {
  Sheet sheet;
  std::vector<FieldError> errors;
};

// Posted names: <prefix><field> (repeated for many and tags), <prefix><field>_specify, and for
// identity fields <prefix><field>_audience ("staff_matching", "searchable", "shown") and
// <prefix><field>_consent ("1"). An identity answer without its consent or audience is an error
// beside that field (PRV-01); an unticked consent with a blank answer is nothing.
// With `complete` false, required fields may be blank (drafts): only malformed input is an error.
Reading read(const Questionnaire &questionnaire, const ams::kit::Fields &fields,
             std::string_view prefix, bool complete, const ams::kit::Catalogue &catalogue,
             Language language);

// What is missing for completeness: the ids of required fields that are blank.
std::vector<std::string> missing(const Questionnaire &questionnaire, const Sheet &sheet);

// The posted form of a sheet, so that a record and typed input are shown by the same code.
ams::kit::Fields to_fields(const Questionnaire &questionnaire, const Sheet &sheet,
                           std::string_view prefix);

// JSON for sealing: the open and the identity part apart.
std::string open_to_json(const Sheet &sheet);
std::string identity_to_json(const Sheet &sheet);
Sheet from_json(std::string_view open, std::string_view identity);

}  // namespace tandem::questionnaires
