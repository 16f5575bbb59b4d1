// How criteria, filters and reasons are said.
#pragma once

#include <string>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

std::string label_of(const Criterion &criterion, const kit::Catalogue &catalogue,
                     kit::Language language);
// What a field is called on somebody else's profile; in the questionnaire it speaks to the mentor.
std::string label_of(const questionnaires::Field &field, const kit::Catalogue &catalogue,
                     kit::Language language);
// Labels of codes of the field's list, parted by commas.
std::string values_of(const questionnaires::Field &field, const std::vector<std::string> &codes,
                      kit::Language language);
// An answer for reading: labels, and own words in place of "in my own words" and "other".
std::vector<std::string> values_of(const questionnaires::Field &field, const Answer &answer,
                                   kit::Language language);
std::string words_of(const Reason &reason, const kit::Catalogue &catalogue, kit::Language language);
// The group of a long list's items; empty for those that need no heading.
std::string group_label(const std::string &group, const kit::Catalogue &catalogue,
                        kit::Language language);

}  // namespace tandem::directory
