// Mentors and questions for the directory's tests, against the questionnaires that ship.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include <kit/web/embedded.hpp>
#include <plugin/directory/index/index.hpp>
#include <plugin/directory/rules.hpp>
#include <tandem_data.hpp>

namespace tandem::directory::testing {

using questionnaires::Audience;
using questionnaires::Catalog;
using namespace std::chrono_literals;

inline const Catalog &catalog() {
  static const Catalog catalog(kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
                               kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
                               kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml"));
  return catalog;
}

inline const std::vector<Criterion> &criteria() {
  static const std::vector<Criterion> criteria = criteria_of(catalog());
  return criteria;
}

constexpr Date today = 2026y / 11 / 22;

inline Id id_of(unsigned number) {
  Id id;
  id.bytes[0] = 1;
  for (unsigned at = 0; at < 4; ++at) {
    id.bytes[15 - at] = static_cast<std::uint8_t>(number >> (8 * at));
  }
  return id;
}

// A mentor with their member, filled in step by step.
struct Someone {
  mentors::Mentor mentor;
  members::Member member;

  explicit Someone(unsigned number, std::string given = "Ana", std::string family = "Roy") {
    mentor.member_id = member.id = id_of(number);
    mentor.opted_in = true;
    mentor.terms_version = mentor.confidentiality_version = "2026-11-01";
    member.given_name = std::move(given);
    member.family_name = std::move(family);
    member.paid_through = today;
  }

  Someone &open(const std::string &field, std::vector<std::string> values,
                std::string specify = "") {
    mentor.sheet.open[field] = {std::move(values), std::move(specify)};
    return *this;
  }
  Someone &identity(const std::string &field, std::vector<std::string> values, Audience audience,
                    std::string specify = "") {
    mentor.sheet.identity[field] = {{std::move(values), std::move(specify)}, audience};
    return *this;
  }

  std::optional<Searchable> searchable() const {
    return directory::searchable(mentor, member, catalog());
  }
};

inline Filters by(
    std::initializer_list<std::pair<const std::string, std::vector<std::string>>> codes) {
  Filters filters;
  filters.codes = codes;
  return filters;
}
inline Filters by_words(std::string words) {
  Filters filters;
  filters.words = std::move(words);
  return filters;
}
inline Filters by_own_words(const std::string &criterion, std::string typed) {
  Filters filters;
  filters.own_words[criterion] = std::move(typed);
  return filters;
}

inline Question ask(const Filters &filters, Codes wishes = {}, Date on = today, unsigned page = 1) {
  return prepare(criteria(), filters, {id_of(0), std::move(wishes)}, on, page);
}

// Small enough that a hundred mentors make many segments, and merge them.
constexpr std::size_t few_young = 8;

inline bool finds(const Someone &someone, const Filters &filters, Date on = today) {
  const auto entry = someone.searchable();
  return entry && matches(*entry, ask(filters, {}, on));
}

inline Match weighed(const Someone &someone, const Filters &filters, Codes wishes = {}) {
  return weigh(std::make_shared<const Searchable>(*someone.searchable()),
               ask(filters, std::move(wishes)));
}

}  // namespace tandem::directory::testing
