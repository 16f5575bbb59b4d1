// Questionnaires and answers as JSON, both ways. What comes in is turned into posted fields, so
// that the one reader of forms checks it (questionnaires/rules.hpp); its errors are turned back.
#pragma once

#include <string>
#include <vector>

#include <kit/web/fields.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::desks {

// {"biography": "...", "languages": ["en"], "languages_specify": "...", "capacity": 2}
json open_answers(const questionnaires::Questionnaire &questionnaire,
                  const std::map<std::string, questionnaires::Answer, std::less<>> &answers);
// {"gender": {"values": ["GNB"], "specify": "...", "audience": "searchable", "consent": true}}
json identity_answers(const questionnaires::Sheet &sheet);

// Adds what `answers` holds to `fields`, under names with `prefix`; what no field could be posted
// as is an error.
void read_open(const Context &context, const ApiRequest &request,
               const questionnaires::Questionnaire &questionnaire, const json &answers,
               std::string_view prefix, kit::Fields &fields, std::vector<ApiError> &errors);
void read_identity(const Context &context, const ApiRequest &request,
                   const questionnaires::Questionnaire &questionnaire, const json &answers,
                   std::string_view prefix, kit::Fields &fields, std::vector<ApiError> &errors);
// Both parts of a body {"answers": {...}, "identity": {...}}. The identity part takes its own
// scope; where it is missing, what is kept stays. False: the scope is missing.
bool read_sheet(const Context &context, const ApiRequest &request,
                const questionnaires::Questionnaire &questionnaire, const json &body,
                const questionnaires::Sheet &kept, std::string_view prefix, kit::Fields &fields,
                std::vector<ApiError> &errors);
ApiProblem identity_refused(const Context &context, const ApiRequest &request);

// "tandem_mentor_gender_audience" -> "identity.gender.audience".
std::string path_of(const questionnaires::Questionnaire &questionnaire, std::string_view prefix,
                    std::string_view posted);

json questionnaire_json(const questionnaires::Questionnaire &questionnaire);
// JSON Schemas of the two objects above.
json open_schema(const questionnaires::Questionnaire &questionnaire);
json identity_schema(const questionnaires::Questionnaire &questionnaire);

}  // namespace tandem::desks
