#include <host/renewals/rules.hpp>

#include <gtest/gtest.h>

namespace ams::host {
namespace {

using namespace std::chrono;

kit::Date date(int year_number, unsigned month_number, unsigned day_number) {
  return {year(year_number), month(month_number), day(day_number)};
}

const kit::Date today = date(2026, 11, 22);

TEST(RenewalRules, SHR_05_runs_twelve_months_from_the_old_end) {
  EXPECT_EQ(new_paid_through(date(2026, 12, 31), today), date(2027, 12, 31));
}

TEST(RenewalRules, SHR_05_the_last_day_still_counts_as_paid) {
  EXPECT_EQ(new_paid_through(today, today), date(2027, 11, 22));
}

TEST(RenewalRules, SHR_05_runs_twelve_months_from_today_when_lapsed) {
  EXPECT_EQ(new_paid_through(date(2026, 11, 21), today), date(2027, 11, 21));
  EXPECT_EQ(new_paid_through(std::nullopt, today), date(2027, 11, 21));
}

TEST(RenewalRules, ends_on_the_last_day_of_a_shorter_month) {
  EXPECT_EQ(new_paid_through(date(2028, 2, 29), today), date(2029, 2, 28));
  EXPECT_EQ(months_later(date(2026, 1, 31), months(1)), date(2026, 2, 28));
  EXPECT_EQ(months_later(date(2027, 3, 31), -months(13)), date(2026, 2, 28));
}

TEST(RenewalRules, who_was_never_paid_or_has_lapsed_may_renew) {
  EXPECT_TRUE(may_renew(std::nullopt, today));
  EXPECT_TRUE(may_renew(date(2020, 1, 1), today));
}

TEST(RenewalRules, refuses_beyond_thirteen_months_ahead) {
  EXPECT_TRUE(may_renew(date(2027, 12, 22), today));
  EXPECT_FALSE(may_renew(date(2027, 12, 23), today));
  EXPECT_EQ(renewable_from(date(2027, 12, 23)), date(2026, 11, 23));
}

}  // namespace
}  // namespace ams::host
