// Who can be found, by what, and in which order. Pure.
#pragma once

#include <optional>
#include <vector>

#include <plugin/directory/types.hpp>
#include <plugin/members/types.hpp>
#include <plugin/mentors/types.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::directory {

// What members can search by: every field of the mentor questionnaire that names a criterion, and
// further open ones (FOM-13: the list is open-ended). Points into the questionnaire.
std::vector<Criterion> criteria_of(const questionnaires::Questionnaire &mentor);
inline std::vector<Criterion> criteria_of(const questionnaires::Catalog &catalog) {
  return criteria_of(catalog.mentor());
}
const Criterion *find(const std::vector<Criterion> &criteria, std::string_view id);
// Whether words typed find the labels of the field's answers, in either language.
bool is_found_by_labels(const questionnaires::Field &field);

// What of a mentor may be found and shown. Nothing: not opted in, paused, suspended, hidden, without
// the two acknowledgements (FOM-06), gone, or never paid. Dates are not looked at: a lapse, or
// documents that were not acknowledged in time, is a question of the day on which somebody searches.
// What the questionnaire no longer asks, or no longer offers, is neither found nor shown.
std::optional<Searchable> searchable(const mentors::Mentor &mentor, const members::Member &member,
                                     const questionnaires::Questionnaire &questionnaire);
inline std::optional<Searchable> searchable(const mentors::Mentor &mentor,
                                            const members::Member &member,
                                            const questionnaires::Catalog &catalog) {
  return searchable(mentor, member, catalog.mentor());
}

// The same, of a mentor who need not be listed: for nobody's eyes but their own.
Searchable as_listed(const mentors::Mentor &mentor, const members::Member &member,
                     const questionnaires::Questionnaire &questionnaire);

inline bool is_current(const Searchable &entry, Date today) { return entry.listed_until >= today; }

Question prepare(const std::vector<Criterion> &criteria, const Filters &filters,
                 const Seeker &seeker, Date today, unsigned page);

// Whether the entry is an answer: any of the values of a criterion, all criteria, all words.
bool matches(const Searchable &entry, const Question &question);
// How well it fits, with the reasons. Every wanted value that is found adds its criterion's weight;
// nothing ever takes away, so that a blank costs nothing (DESIGN 5).
Match weigh(std::shared_ptr<const Searchable> entry, const Question &question);
int fit_of(const Searchable &entry, const Question &question);

}  // namespace tandem::directory
