// The small pure rules around every page: where to return, which language, who may see what.
#include <gtest/gtest.h>

#include <host/site/access.hpp>
#include <host/site/cookies.hpp>
#include <host/site/languages.hpp>
#include <host/site/return_path.hpp>
#include <host/site/security_headers.hpp>
#include <host/system/log.hpp>

namespace ams::host {
namespace {

using kit::Language;

TEST(return_path, keeps_deep_links_of_this_site) {
  EXPECT_EQ(safe_return_path("/mentors?area=X&q=%C3%A9"), "/mentors?area=X&q=%C3%A9");
}

TEST(return_path, never_leads_to_another_site) {
  for (const char *path : {"//evil.example", "/\\evil.example", "https://evil.example", "evil", "",
                           "/a\r\nLocation: x", "/a b", "/\xc3\xa9", "\t/a"}) {
    EXPECT_EQ(safe_return_path(path), "/account") << path;
  }
  EXPECT_EQ(safe_return_path("/" + std::string(3000, 'a')), "/account");
}

TEST(language, the_browser_is_asked_by_weight) {
  EXPECT_EQ(accepted_language("fr-CA,fr;q=0.9,en;q=0.8"), Language::french);
  EXPECT_EQ(accepted_language("de, en-US;q=0.7, fr;q=0.5"), Language::english);
  EXPECT_EQ(accepted_language("en;q=0.2,fr;q=0.7"), Language::french);
  EXPECT_EQ(accepted_language("fr;q=0, en;q=0.1"), Language::english);
  EXPECT_EQ(accepted_language("de,es"), std::nullopt);
  EXPECT_EQ(accepted_language(""), std::nullopt);
}

TEST(language, the_toggle_beats_the_preference_beats_the_browser) {
  kit::Fields none, toggled;
  toggled.add(language_cookie, "en");
  Session session;
  session.language = Language::french;
  EXPECT_EQ(chosen_language(toggled, session, "fr"), Language::english);
  EXPECT_EQ(chosen_language(none, session, "en"), Language::french);
  EXPECT_EQ(chosen_language(none, std::nullopt, "fr"), Language::french);
  EXPECT_EQ(chosen_language(none, std::nullopt, "de"), Language::english);
  kit::Fields odd;
  odd.add(language_cookie, "xx");
  EXPECT_EQ(chosen_language(odd, std::nullopt, "fr"), Language::french);
}

// Every permission, for nobody, for a member, for somebody lapsed and for staff.
TEST(access, the_whole_table) {
  Session member, former, staff;
  member.membership_active = true;
  staff.membership_active = staff.staff = true;
  struct Row {
    const char *permission;
    Access nobody, member, former, staff;
  };
  using enum Access;
  const Row table[] = {
      {"public", granted, granted, granted, granted},
      {"link", granted, granted, granted, granted},
      {"signed", granted, granted, granted, granted},
      {"account", sign_in, granted, granted, granted},
      {"member", sign_in, granted, lapsed, granted},
      {"staff", sign_in, denied, denied, granted},
      {"dev", hidden, hidden, hidden, hidden},
      {"no such permission", sign_in, hidden, hidden, hidden},
  };
  for (const auto &row : table) {
    EXPECT_EQ(access(row.permission, std::nullopt, false), row.nobody) << row.permission;
    EXPECT_EQ(access(row.permission, member, false), row.member) << row.permission;
    EXPECT_EQ(access(row.permission, former, false), row.former) << row.permission;
    EXPECT_EQ(access(row.permission, staff, false), row.staff) << row.permission;
  }
  EXPECT_EQ(access("dev", std::nullopt, true), granted);
}

TEST(access, staff_whose_membership_lapsed_are_still_staff) {
  Session staff;
  staff.staff = true;
  EXPECT_EQ(access("staff", staff, false), Access::granted);
  EXPECT_EQ(access("member", staff, false), Access::lapsed);
}

std::string header_of(const WireReply &reply, std::string_view name) {
  for (const auto &[key, value] : reply.headers) {
    if (key == name) return value;
  }
  return "";
}

TEST(security_headers, allow_nothing_inline_and_the_provider_as_a_form_target) {
  Settings settings;
  settings.provider_url = "https://pay.example:8443/checkout?x";
  WireReply reply;
  SecurityHeaders(settings).add(reply, "public");
  const auto policy = header_of(reply, "Content-Security-Policy");
  EXPECT_EQ(policy,
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' "
            "https://pay.example:8443; base-uri 'none'; frame-ancestors 'none'");
  EXPECT_EQ(header_of(reply, "Cache-Control"), "no-store");
  EXPECT_EQ(header_of(reply, "X-Robots-Tag"), "");
  EXPECT_EQ(header_of(reply, "Strict-Transport-Security"), "") << "only on https";
}

TEST(security_headers, prv_18_pages_behind_a_mail_link_send_no_referrer) {
  Settings settings;
  settings.public_url = "https://x";
  WireReply reply;
  reply.headers.emplace_back("Cache-Control", "public");
  SecurityHeaders(settings).add(reply, "link");
  EXPECT_EQ(header_of(reply, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header_of(reply, "X-Robots-Tag"), "noindex") << "PRV-18";
  EXPECT_EQ(header_of(reply, "Cache-Control"), "public") << "what the page said stays";
  EXPECT_NE(header_of(reply, "Strict-Transport-Security"), "");
}

TEST(log, no_text_forges_a_second_line) {
  EXPECT_EQ(one_line("a\r\nb\tc\x1b[31m\x7f"), "a\\x0d\\x0ab\\x09c\\x1b[31m\\x7f");
  EXPECT_EQ(one_line("a\u2028b"), "a\\xe2\x80\xa8"
                                  "b");
  EXPECT_EQ(one_line("Zoé"), "Zoé");
}

}  // namespace
}  // namespace ams::host
