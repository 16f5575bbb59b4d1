// The pure rules of accounts: codes, waiting, the profile form, what a membership means.
#include <gtest/gtest.h>

#include <host/accounts/profile_form.hpp>
#include <host/accounts/throttle.hpp>
#include <host/accounts/totp.hpp>
#include <host/members/labels.hpp>
#include <host/members/membership.hpp>
#include <host/seed_people.hpp>
#include <kit/mail/message.hpp>
#include <set>

namespace ams::host {
namespace {

using namespace std::chrono;

const kit::Date today = year{2026} / 11 / 22;

kit::Instant at_second(std::int64_t second) { return kit::Instant(seconds(second)); }

// RFC 6238, appendix B (the last six of its eight digits).
TEST(totp, makes_the_codes_of_the_rfc) {
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, totp_step_at(at_second(59))), "287082");
  EXPECT_EQ(totp_code(secret, totp_step_at(at_second(1111111109))), "081804");
  EXPECT_EQ(totp_code(secret, totp_step_at(at_second(1111111111))), "050471");
  EXPECT_EQ(totp_code(secret, totp_step_at(at_second(1234567890))), "005924");
  EXPECT_EQ(totp_code(secret, totp_step_at(at_second(20000000000))), "353130");
}

TEST(totp, takes_one_step_of_difference_and_no_more) {
  const std::string secret = "12345678901234567890";
  const auto now = at_second(1234567890);
  const auto step = totp_step_at(now);
  for (const int off : {-1, 0, 1}) {
    EXPECT_EQ(totp_match(secret, totp_code(secret, step + off), now), step + off);
  }
  EXPECT_EQ(totp_match(secret, totp_code(secret, step + 2), now), std::nullopt);
  EXPECT_EQ(totp_match(secret, totp_code(secret, step - 2), now), std::nullopt);
  EXPECT_EQ(totp_match(secret, "005 924", now), step) << "apps show it with a space";
  EXPECT_EQ(totp_match(secret, "", now), std::nullopt);
}

TEST(totp, writes_secrets_as_base_32) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32(""), "");
}

TEST(throttle, waits_longer_and_longer_up_to_a_limit) {
  EXPECT_EQ(wait_after(account_rule, 0), seconds(0));
  EXPECT_EQ(wait_after(account_rule, 4), seconds(0));
  EXPECT_EQ(wait_after(account_rule, 5), seconds(30));
  EXPECT_EQ(wait_after(account_rule, 6), seconds(60));
  EXPECT_EQ(wait_after(account_rule, 9), seconds(480));
  EXPECT_EQ(wait_after(account_rule, 10), minutes(15));
  EXPECT_EQ(wait_after(account_rule, 1000000), minutes(15));
}

TEST(membership, is_active_to_the_end_of_the_day_it_is_paid_through) {
  EXPECT_TRUE(membership_active(today, today)) << "SHR-05";
  EXPECT_TRUE(membership_active(year{2026} / 11 / 23, today));
  EXPECT_FALSE(membership_active(year{2026} / 11 / 21, today));
  EXPECT_FALSE(membership_active(std::nullopt, today));
  EXPECT_EQ(days_left(year{2027} / 3 / 1, year{2027} / 2 / 28), 1);
  EXPECT_EQ(days_left(year{2028} / 3 / 1, year{2028} / 2 / 28), 2);
}

ProfileForm good() {
  return {"Amelia", "Hart", "amelia@example.org", "ON", "CA", "en"};
}

TEST(profile_form, takes_what_is_whole) {
  EXPECT_TRUE(good().faults().empty());
  auto abroad = good();
  abroad.province = "XX";
  abroad.country = "FR";
  EXPECT_TRUE(abroad.faults().empty());
}

TEST(profile_form, names_each_fault) {
  const auto fault = [](auto change) {
    auto form = good();
    change(form);
    const auto faults = form.faults();
    EXPECT_EQ(faults.size(), 1u);
    return faults.empty() ? ProfileFault::language_unknown : faults.front();
  };
  using F = ProfileForm;
  EXPECT_EQ(fault([](F &f) { f.given_name = ""; }), ProfileFault::given_name_missing);
  EXPECT_EQ(fault([](F &f) { f.family_name = ""; }), ProfileFault::family_name_missing);
  EXPECT_EQ(fault([](F &f) { f.given_name = "A\nB"; }), ProfileFault::name_unreadable);
  EXPECT_EQ(fault([](F &f) { f.family_name = "A\u2028B"; }), ProfileFault::name_unreadable);
  EXPECT_EQ(fault([](F &f) { f.given_name = std::string(101, 'a'); }),
            ProfileFault::name_unreadable);
  EXPECT_EQ(fault([](F &f) { f.email = "amelia@"; }), ProfileFault::email_malformed);
  EXPECT_EQ(fault([](F &f) { f.province = "ZZ"; }), ProfileFault::province_unknown);
  EXPECT_EQ(fault([](F &f) { f.country = "??"; }), ProfileFault::country_unknown);
  EXPECT_EQ(fault([](F &f) { f.province = "XX"; }), ProfileFault::province_and_country_differ);
  EXPECT_EQ(fault([](F &f) { f.country = "FR"; }), ProfileFault::province_and_country_differ);
  EXPECT_EQ(fault([](F &f) { f.language = "de"; }), ProfileFault::language_unknown);
}

TEST(profile_form, reads_and_applies_what_was_typed) {
  kit::Fields fields;
  for (const auto &[name, value] : {std::pair{"given_name", " Zoé "}, {"family_name", "Roy"},
                                    {"email", "zoe@example.org"}, {"province", "QC"},
                                    {"country", "CA"}, {"language", "fr"}}) {
    fields.add(name, value);
  }
  Member member;
  member.category = "ASC_OTA";
  const auto after = ProfileForm::typed(fields).applied_to(member);
  EXPECT_EQ(after.given_name, "Zoé");
  EXPECT_EQ(after.language, kit::Language::french);
  EXPECT_EQ(after.category, "ASC_OTA") << "not a field of the form";
}

TEST(seed_people, are_the_same_every_time_and_all_different) {
  const auto once = seed_people(today, 200), again = seed_people(today, 200);
  ASSERT_EQ(once.size(), 200u);
  std::set<std::string> ids, emails;
  for (std::size_t at = 0; at < once.size(); ++at) {
    const auto &member = once[at].member;
    EXPECT_EQ(member.id, again[at].member.id);
    EXPECT_TRUE(ids.insert(member.id.text()).second) << member.email;
    EXPECT_TRUE(emails.insert(member.email).second) << member.email;
    EXPECT_TRUE(kit::is_email(member.email)) << member.email;
    EXPECT_TRUE(ProfileForm::of(member).faults().empty()) << member.email;
  }
}

// FACTS 1.4: what the program treats differently is there, by name, however few are asked for.
TEST(seed_people, have_every_category_a_lapsed_one_and_staff) {
  std::set<std::string> categories;
  bool lapsed = false, last_day = false, staff = false;
  for (const auto &person : seed_people(today, 0)) {
    categories.insert(person.member.category);
    const int left = days_left(*person.member.paid_through, today);
    lapsed = lapsed || left < 0;
    last_day = last_day || left == 0;
    staff = staff || person.staff;
  }
  EXPECT_EQ(categories.size(), host::categories().size());
  EXPECT_TRUE(lapsed && last_day && staff);
}

}  // namespace
}  // namespace ams::host
