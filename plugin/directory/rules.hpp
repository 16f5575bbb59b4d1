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
// further open ones (FOM-13: the list is open-ended). Points into `catalog`.
std::vector<Criterion> criteria_of(const questionnaires::Catalog &catalog);
const Criterion *find(const std::vector<Criterion> &criteria, std::string_view id);

// What of a mentor may be found and shown. Nothing: not opted in, paused, suspended, without the
// two acknowledgements (FOM-06), gone, or never paid. A lapse is not looked at: that is a question
// of the day on which somebody searches.
std::optional<Searchable> searchable(const mentors::Mentor &mentor, const members::Member &member,
                                     const questionnaires::Catalog &catalog);

inline bool is_current(const Searchable &entry, Date today) { return entry.paid_through >= today; }

Question prepare(const std::vector<Criterion> &criteria, const Filters &filters,
                 const Seeker &seeker, Date today, unsigned page);

// Whether the entry is an answer: any of the values of a criterion, all criteria, all words.
bool matches(const Searchable &entry, const Question &question);
// How well it fits, with the reasons. Every wanted value that is found adds its criterion's weight;
// nothing ever takes away, so that a blank costs nothing (DESIGN 5).
Match weigh(std::shared_ptr<const Searchable> entry, const Question &question);
int fit_of(const Searchable &entry, const Question &question);

}  // namespace tandem::directory
