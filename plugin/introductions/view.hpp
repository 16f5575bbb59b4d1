// What of an introduction a page shows, the same for mentee and mentor.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/introductions/types.hpp>
#include <plugin/questionnaires/catalog.hpp>
#include <plugin/questionnaires/form.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::introductions {

// Dates, state, message, profile as it was sent, what was asked and answered, the mentor's note.
void fill_introduction(ctemplate::TemplateDictionary &dictionary, const Context &context,
                       const questionnaires::Catalog &catalog, const Introduction &introduction,
                       Language language);

std::string path_of(const Id &introduction_id);          // the mentee's page
std::string request_path_of(const Id &introduction_id);  // the mentor's page, signed in
std::string pairing_path_of(const Id &pairing_id);        // of both
std::string answer_path_of(const Id &introduction_id);   // the mentor's page behind a mail link

}  // namespace tandem::introductions
