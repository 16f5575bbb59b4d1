// PRV-16: the register of incidents takes nothing that the regulation would find wanting.
#include <gtest/gtest.h>

#include <algorithm>

#include <plugin/incidents/rules.hpp>

namespace tandem::incidents {
namespace {

using Changes = std::map<std::string, std::string>;

Reading read_with(const Changes &changes) {
  Changes typed{{"happened", "Night of November 1"}, {"known_on", "2026-11-02"},
                {"data", "Names and e-mail addresses"}, {"circumstances", "A laptop was stolen."},
                {"people", "12"}, {"people_quebec", "3"}, {"risk", "low"},
                {"assessment", "The disk was encrypted."}, {"measures", "Keys were changed."}};
  for (const auto &[field, value] : changes) typed[field] = value;
  kit::Fields posted;
  for (const auto &[field, value] : typed) posted.add(field, value);
  return read(posted);
}

bool has(const Reading &reading, std::string_view field, Flaw flaw) {
  return std::ranges::any_of(reading.flaws, [&](const FlawFound &found) {
    return found.field == field && found.flaw == flaw;
  });
}

TEST(IncidentRules, a_complete_entry_has_no_flaw) {
  const auto reading = read_with({});
  EXPECT_TRUE(reading.flaws.empty());
  EXPECT_EQ(reading.content.at("people"), "12");
}

TEST(IncidentRules, prv_05_16_each_required_field_is_required) {
  for (const auto &field : fields) {
    const auto reading = read_with({{std::string(field.id), ""}});
    EXPECT_EQ(has(reading, field.id, Flaw::missing), field.required) << field.id;
  }
}

TEST(IncidentRules, dates_numbers_and_the_risk_have_one_form) {
  for (const char *date : {"2026-02-30", "02/11/2026", "2026-1-2", "yesterday"})
    EXPECT_TRUE(has(read_with({{"known_on", date}}), "known_on", Flaw::malformed)) << date;
  for (const char *number : {"-1", "many", "1.5"})
    EXPECT_TRUE(has(read_with({{"people", number}}), "people", Flaw::malformed)) << number;
  EXPECT_TRUE(has(read_with({{"risk", "maybe"}}), "risk", Flaw::malformed));
  EXPECT_TRUE(has(read_with({{"people_quebec", "13"}}), "people_quebec", Flaw::more_in_quebec));
  EXPECT_TRUE(has(read_with({{"data", std::string(words_limit + 1, 'x')}}), "data",
                  Flaw::too_long));
}

TEST(IncidentRules, prv_16_a_serious_risk_asks_who_was_told) {
  const auto reading = read_with({{"risk", "serious"}});
  EXPECT_TRUE(has(reading, "told_regulator", Flaw::not_told));
  EXPECT_TRUE(has(reading, "told_people", Flaw::not_told));
  EXPECT_TRUE(read_with({{"risk", "serious"}, {"told_regulator", "CAI, 2026-11-03"},
                         {"told_people", "By letter, 2026-11-04"}})
                  .flaws.empty());
}

}  // namespace
}  // namespace tandem::incidents
