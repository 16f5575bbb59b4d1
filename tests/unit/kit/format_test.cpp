#include <gmock/gmock.h>

#include <kit/language/format.hpp>
#include <limits>
#include <locale>

namespace ams::kit {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr auto en = Language::english;
constexpr auto fr = Language::french;
constexpr const char *toronto = "America/Toronto";

Date day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
}
Instant utc(Date date, int hour, int minute = 0) {
  return sys_days{date} + hours{hour} + minutes{minute};
}

TEST(long_date, follows_each_language) {
  EXPECT_EQ(long_date(en, day(2026, 11, 22)), "November 22, 2026");
  EXPECT_EQ(long_date(fr, day(2026, 11, 22)), "22\u00A0novembre 2026");
  EXPECT_EQ(long_date(en, day(2026, 12, 1)), "December 1, 2026");
  EXPECT_EQ(long_date(fr, day(2026, 12, 1)), "1er\u00A0décembre 2026");
  EXPECT_EQ(long_date(fr, day(2027, 2, 11)), "11\u00A0février 2027");
  EXPECT_EQ(long_date(fr, day(2028, 8, 31)), "31\u00A0août 2028");
}

TEST(long_time, follows_each_language_and_the_zone) {
  auto afternoon = utc(day(2026, 11, 22), 21, 30);
  EXPECT_EQ(long_time(en, afternoon, toronto), "November 22, 2026 at 4:30 p.m.");
  EXPECT_EQ(long_time(fr, afternoon, toronto), "22\u00A0novembre 2026 à 16\u00A0h\u00A030");
  EXPECT_EQ(long_time(en, afternoon, "America/St_Johns"), "November 22, 2026 at 6:00 p.m.");
  EXPECT_EQ(long_time(fr, utc(day(2026, 12, 2), 2), toronto), "1er\u00A0décembre 2026 à 21\u00A0h");
}

TEST(long_time, names_noon_and_midnight_as_each_language_does) {
  EXPECT_EQ(long_time(en, utc(day(2026, 7, 1), 4), toronto), "July 1, 2026 at 12:00 a.m.");
  EXPECT_EQ(long_time(en, utc(day(2026, 7, 1), 16, 5), toronto), "July 1, 2026 at 12:05 p.m.");
  EXPECT_EQ(long_time(fr, utc(day(2026, 7, 1), 4, 5), toronto),
            "1er\u00A0juillet 2026 à 0\u00A0h\u00A005");
  EXPECT_THROW(long_time(en, utc(day(2026, 7, 1), 4), "America/Nowhere"), std::runtime_error);
}

TEST(money, follows_each_language) {
  EXPECT_EQ(money(en, 123450), "$1,234.50");
  EXPECT_EQ(money(fr, 123450), "1\u00A0234,50\u00A0$");
  EXPECT_EQ(money(en, 9900), "$99.00");
  EXPECT_EQ(money(fr, 9900), "99,00\u00A0$");
  EXPECT_EQ(money(en, 5), "$0.05");
  EXPECT_EQ(money(fr, 0), "0,00\u00A0$");
  EXPECT_EQ(money(en, 100000000000), "$1,000,000,000.00");
  EXPECT_EQ(money(fr, 99999900), "999\u00A0999,00\u00A0$");
  EXPECT_EQ(money(en, -1286), "-$12.86");
  EXPECT_EQ(money(fr, -123450), "-1\u00A0234,50\u00A0$");
  EXPECT_EQ(money(en, std::numeric_limits<std::int64_t>::min()), "-$92,233,720,368,547,758.08");
}

TEST(whole_number, groups_by_three_as_each_language_does) {
  EXPECT_EQ(whole_number(en, 1500), "1,500");
  EXPECT_EQ(whole_number(fr, 1500), "1\u00A0500");
  EXPECT_EQ(whole_number(fr, 999), "999");
  EXPECT_EQ(whole_number(en, 0), "0");
  EXPECT_EQ(whole_number(fr, -1234567), "-1\u00A0234\u00A0567");
  EXPECT_EQ(whole_number(en, std::numeric_limits<std::int64_t>::min()),
            "-9,223,372,036,854,775,808");
}

std::vector<std::string> listed(const std::vector<Listed> &lines) {
  std::vector<std::string> labels;
  for (auto at : alphabetical(lines)) labels.emplace_back(lines[at].label);
  return labels;
}

TEST(alphabetical, counts_neither_accents_nor_case) {
  EXPECT_THAT(listed({{"Terre-Neuve", "p"}, {"Ontario", "p"}, {"Île-du-Prince-Édouard", "p"},
                      {"yukon", "p"}, {"Nouvelle-Écosse", "p"}}),
              testing::ElementsAre("Île-du-Prince-Édouard", "Nouvelle-Écosse", "Ontario",
                                   "Terre-Neuve", "yukon"));
}

TEST(alphabetical, keeps_runs_apart_and_leaves_lines_without_one) {
  EXPECT_THAT(listed({{"français", ""}, {"anglais", ""}, {"russe", "a"}, {"arabe", "a"},
                      {"innu", "b"}, {"atikamekw", "b"}, {"Autre", ""}}),
              testing::ElementsAre("français", "anglais", "arabe", "russe", "atikamekw", "innu",
                                   "Autre"));
  EXPECT_THAT(listed({}), testing::IsEmpty());
}

TEST(day, begins_and_ends_in_its_zone) {
  auto date = day(2026, 11, 22);
  EXPECT_EQ(begin_of_day(date, toronto), utc(date, 5));
  EXPECT_EQ(end_of_day(date, toronto), utc(day(2026, 11, 23), 5));
  EXPECT_EQ(date_in(utc(date, 4, 59), toronto), day(2026, 11, 21));
  EXPECT_EQ(date_in(utc(date, 5), toronto), date);
  EXPECT_EQ(begin_of_day(date, "Asia/Kathmandu"), utc(day(2026, 11, 21), 18, 15));
}

TEST(day, has_23_or_25_hours_when_clocks_change) {
  auto spring = day(2026, 3, 8), autumn = day(2026, 11, 1);
  EXPECT_EQ(end_of_day(spring, toronto) - begin_of_day(spring, toronto), hours{23});
  EXPECT_EQ(end_of_day(autumn, toronto) - begin_of_day(autumn, toronto), hours{25});
}

TEST(day, begins_after_the_gap_where_midnight_is_skipped) {
  constexpr const char *sao_paulo = "America/Sao_Paulo";
  auto date = day(2018, 11, 4);  // 00:00 became 01:00
  EXPECT_EQ(begin_of_day(date, sao_paulo), utc(date, 3));
  EXPECT_EQ(end_of_day(day(2018, 11, 3), sao_paulo), utc(date, 3));
  EXPECT_EQ(long_time(en, begin_of_day(date, sao_paulo), sao_paulo),
            "November 4, 2018 at 1:00 a.m.");
}

TEST(day, begins_at_the_first_of_two_midnights) {
  constexpr const char *havana = "America/Havana";
  auto date = day(2019, 11, 3);  // 01:00 became 00:00; of the past, since governments change rules
  EXPECT_EQ(begin_of_day(date, havana), utc(date, 4));
  EXPECT_EQ(end_of_day(day(2019, 11, 2), havana), utc(date, 4));
  EXPECT_EQ(end_of_day(date, havana) - begin_of_day(date, havana), hours{25});
}

TEST(day, that_comes_round_again_ends_at_the_second_midnight) {
  constexpr const char *st_johns = "America/St_Johns";
  auto date = day(2010, 11, 6);  // one minute into the 7th it became 23:01 on the 6th again
  EXPECT_EQ(end_of_day(date, st_johns), utc(day(2010, 11, 7), 3, 30));
  EXPECT_EQ(begin_of_day(day(2010, 11, 7), st_johns), utc(day(2010, 11, 7), 2, 30));
}

TEST(day, that_a_zone_left_out_is_empty) {
  auto date = day(2011, 12, 30);
  EXPECT_EQ(begin_of_day(date, "Pacific/Apia"), end_of_day(date, "Pacific/Apia"));
}

TEST(day, holds_exactly_the_instants_whose_date_it_is) {
  for (const char *zone : {toronto, "America/St_Johns", "America/Vancouver", "America/Regina"}) {
    for (auto at = sys_days{day(2026, 1, 1)}; at < sys_days{day(2027, 1, 1)}; at += days{1}) {
      Date date{at};
      auto begin = begin_of_day(date, zone), end = end_of_day(date, zone);
      ASSERT_EQ(date_in(begin, zone), date);
      ASSERT_EQ(date_in(end - Microseconds{1}, zone), date);
      ASSERT_EQ(date_in(begin - Microseconds{1}, zone), Date{at - days{1}});
      ASSERT_EQ(date_in(end, zone), Date{at + days{1}});
    }
  }
}

TEST(fold, takes_case_and_accents_away) {
  EXPECT_EQ(fold("Pédiatrie"), "pediatrie");
  EXPECT_EQ(fold("ÎLE-DU-PRINCE-ÉDOUARD"), "ile-du-prince-edouard");
  EXPECT_EQ(fold("Cœur, Œuvre, Æ"), "coeur, oeuvre, ae");
  EXPECT_EQ(fold("Plain ASCII 42"), "plain ascii 42");
  EXPECT_EQ(fold(""), "");
}

TEST(fold, makes_composed_and_decomposed_alike) {
  EXPECT_EQ(fold("\u00C9lo\u00EFse"), fold("E\u0301loi\u0308se"));
  EXPECT_EQ(fold("\uFB01n"), "fin");  // a ligature from a PDF
  EXPECT_EQ(fold("16\u00A0h"), "16 h");
  EXPECT_EQ(fold("l’Île"), fold("l'ile"));
  EXPECT_EQ(fold("Straße İstanbul ŁÓDŹ Sørensen"), "strasse istanbul lodz sorensen");
}

TEST(fold, keeps_other_scripts_and_folds_twice_as_once) {
  for (std::string_view text : {"ᐃᓄᒃᑎᑐᑦ", "ਪੰਜਾਬੀ", "한국어", "Ελληνικά", "РУССКИЙ", "😀é"}) {
    EXPECT_EQ(fold(fold(text)), fold(text));
    EXPECT_FALSE(fold(text).empty());
  }
  EXPECT_EQ(fold("РУССКИЙ"), fold("русский"));
}

TEST(fold, leaves_the_global_locale_alone) {
  fold("é");
  EXPECT_EQ(std::locale().name(), "C");
}

}  // namespace
}  // namespace ams::kit
