#include "generated.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <kit/language/format.hpp>
#include <kit/web/embedded.hpp>
#include <plugin/directory/index/slots.hpp>
#include <tandem_data.hpp>

namespace tandem::bench {
namespace {

using questionnaires::Audience;
using questionnaires::Item;

// How many values a mentor gives in a field: at least, at most, and how many of a hundred answer.
struct Habit {
  const char *field;
  std::size_t least, most;
  unsigned answered;
};
constexpr std::array habits{
    Habit{"province", 1, 1, 100},       Habit{"languages", 1, 2, 100},
    Habit{"practice_areas", 1, 3, 100}, Habit{"focus", 1, 4, 70},
    Habit{"client_ages", 1, 2, 100},    Habit{"positions", 1, 2, 60},
    Habit{"settings", 1, 2, 80},        Habit{"community_sizes", 1, 2, 80},
    Habit{"years", 1, 1, 95},           Habit{"training", 1, 2, 85},
    Habit{"topics", 2, 5, 95},          Habit{"domains", 1, 3, 60},
    Habit{"modes", 1, 3, 95},           Habit{"values", 1, 4, 50},
};
constexpr std::array identity_habits{Habit{"gender", 1, 1, 45}, Habit{"race", 1, 1, 35},
                                     Habit{"orientation", 1, 1, 25}};

constexpr std::size_t given_names = 1'500, family_names = 8'000, vocabulary = 12'000;

// Words as they sound: two to four syllables.
std::string word(std::size_t number) {
  static constexpr std::array syllables{"ba", "ce", "di", "fo", "gu",  "ha", "je",
                                        "ki", "lo", "mu", "na", "pe",  "ri", "so",
                                        "tu", "va", "xe", "zi", "cro", "plu"};
  std::string word;
  for (std::size_t rest = number + syllables.size(); rest > 0; rest /= syllables.size())
    word += syllables[rest % syllables.size()];
  return word;
}

bool offered(const Item &item) {
  return item.special == questionnaires::Special::none ||
         item.special == questionnaires::Special::other;
}

std::vector<std::string> codes(Dice &dice, const questionnaires::List &list, std::size_t least,
                               std::size_t most) {
  std::set<std::string> chosen;
  const std::size_t wanted = std::min(least + dice.below(most - least + 1), list.items.size() / 2);
  while (chosen.size() < std::max<std::size_t>(wanted, 1)) {
    const Item &item = list.items[dice.zipf(list.items.size())];
    if (offered(item)) chosen.insert(item.code);
  }
  return {chosen.begin(), chosen.end()};
}

// A cast of words, common ones over and over, rare ones now and then.
std::string text(Dice &dice, std::size_t words) {
  std::string text;
  for (; words > 0; --words) {
    if (!text.empty()) text += ' ';
    text += typed_words()[dice.zipf(typed_words().size())];
  }
  return text;
}

mentors::Mentor answers(Dice &dice) {
  mentors::Mentor mentor;
  mentor.opted_in = true;
  mentor.terms_version = mentor.confidentiality_version = "2026-11-01";
  for (const Habit &habit : habits) {
    const auto *field = catalog().mentor().find(habit.field);
    if (!field || !dice.chance(habit.answered)) continue;
    mentor.sheet.open[habit.field] = {codes(dice, *field->list, habit.least, habit.most), ""};
  }
  for (const Habit &habit : identity_habits) {
    const auto *field = catalog().mentor().find(habit.field);
    if (!field || !dice.chance(habit.answered)) continue;
    mentor.sheet.identity[habit.field] = {{codes(dice, *field->list, 1, 1), ""},
                                          static_cast<Audience>(dice.below(3))};
  }
  if (dice.chance(80)) mentor.sheet.open["biography"] = {{text(dice, 25 + dice.below(50))}, ""};
  if (dice.chance(60)) mentor.sheet.open["skills"] = {{text(dice, 2), text(dice, 2)}, ""};
  mentor.sheet.open["city"] = {{typed_words()[dice.zipf(600)]}, ""};
  return mentor;
}

members::Member named(std::uint64_t seed, std::size_t number) {
  Dice dice(seed ^ (number * 7'919 + 1));
  members::Member member;
  member.id = id_of(number);
  member.given_name = "G" + word(dice.zipf(given_names));
  member.family_name = "F" + word(dice.zipf(family_names));
  return member;
}

}  // namespace

const Catalog &catalog() {
  static const Catalog catalog(kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
                               kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
                               kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml"));
  return catalog;
}

const std::vector<Criterion> &criteria() {
  static const auto criteria = directory::criteria_of(catalog());
  return criteria;
}

// The inverse of the distribution's sum, roughly: 1/k for the k-th.
std::size_t Dice::zipf(std::size_t bound) {
  const double part = static_cast<double>(engine_() >> 11) * 0x1.0p-53;
  const auto place =
      static_cast<std::size_t>(std::exp(part * std::log(static_cast<double>(bound) + 1.0)) - 1.0);
  return std::min(place, bound - 1);
}

const std::vector<std::string> &typed_words() {
  static const std::vector<std::string> words = [] {
    const directory::Slots slots(criteria(), catalog().mentor());
    std::vector<std::string> words;
    for (std::size_t number = 0; words.size() < vocabulary; ++number) {
      const std::string candidate = word(number);
      const auto label = std::ranges::lower_bound(slots.label_words(), candidate, {},
                                                  &directory::Slots::LabelWord::word);
      const bool in_label =
          label != slots.label_words().end() && label->word.starts_with(candidate);
      if (candidate.size() >= 4 && !in_label) words.push_back(candidate);
    }
    return words;
  }();
  return words;
}

kit::Id id_of(std::size_t number) {
  kit::Id id;
  id.bytes[0] = 1;
  for (std::size_t at = 0; at < 8; ++at)
    id.bytes[15 - at] = static_cast<std::uint8_t>(number >> (8 * at));
  return id;
}

std::size_t number_of(const kit::Id &id) {
  std::size_t number = 0;
  for (std::size_t at = 8; at < 16; ++at) number = number << 8 | id.bytes[at];
  return number;
}

std::string sort_name_of(std::uint64_t seed, std::size_t number) {
  return kit::fold(named(seed, number).full_name());
}

Listed make_listed(std::uint64_t seed, std::size_t number) {
  Dice dice(seed * 1'000'003 + number);
  Listed listed{answers(dice), named(seed, number)};
  listed.mentor.member_id = listed.member.id;
  const std::chrono::days left{dice.chance(6) ? -1 : static_cast<int>(dice.below(365))};
  listed.member.paid_through = kit::Date{std::chrono::sys_days{today} + left};
  return listed;
}

Searchable make_mentor(std::uint64_t seed, std::size_t number) {
  const Listed listed = make_listed(seed, number);
  return *directory::searchable(listed.mentor, listed.member, catalog());
}

directory::Question make_question(Dice &dice, Words words, std::size_t mentors) {
  directory::Filters filters;
  std::vector<const Criterion *> open;
  for (const Criterion &criterion : criteria())
    if (!criterion.identity) open.push_back(&criterion);
  while (filters.codes.size() < 3) {
    const Criterion &criterion = *open[dice.below(open.size())];
    filters.codes[criterion.id] = codes(dice, *criterion.field->list, 1, 3);
  }
  directory::Codes wishes;
  for (const auto &[id, most] :
       std::initializer_list<std::pair<const char *, std::size_t>>{{"topic", 4},
                                                                   {"practice_area", 3},
                                                                   {"language", 2},
                                                                   {"client_age", 2},
                                                                   {"setting", 2},
                                                                   {"training", 1},
                                                                   {"mode", 2},
                                                                   {"location", 1}}) {
    wishes[id] = codes(dice, *directory::find(criteria(), id)->field->list, 1, most);
  }
  if (words == Words::typed) filters.words = typed_words()[dice.zipf(2'000)];
  if (words == Words::label) {
    static constexpr std::array asked{"pédiatrie",  "mental", "hôpital", "research",
                                      "leadership", "école",  "rural",   "Stroke"};
    filters.words = asked[dice.below(asked.size())];
  }
  return directory::prepare(criteria(), filters, {id_of(dice.below(mentors)), wishes, {}}, today,
                            1);
}

}  // namespace tandem::bench
