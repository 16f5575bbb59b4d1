#include <gtest/gtest.h>

#include <host/site/cookies.hpp>
#include <stdexcept>

namespace ams::host {
namespace {

TEST(cookies, plain_http_has_plain_names) {
  const Cookies cookies("http://127.0.0.1:8080");
  EXPECT_EQ(cookies.header({"ams_session", "abc"}),
            "ams_session=abc; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(cookies.parse("ams_session=abc; x=; ams_language=fr").first("ams_language"), "fr");
}

TEST(cookies, https_is_secure_and_prefixed) {
  const Cookies cookies("https://members.example.org");
  EXPECT_EQ(cookies.header({"ams_session", "abc"}),
            "__Host-ams_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(cookies.header({"ams_reset", "t", "/password-reset", 60}),
            "__Secure-ams_reset=t; Path=/password-reset; Max-Age=60; HttpOnly; SameSite=Lax; "
            "Secure");
}

TEST(cookies, https_takes_no_cookie_without_prefix) {
  const Cookies cookies("https://members.example.org");
  const auto parsed = cookies.parse("ams_session=planted; __Host-ams_session=own");
  EXPECT_EQ(parsed.all("ams_session"), std::vector<std::string>{"own"});
}

TEST(cookies, a_value_cannot_end_its_attribute) {
  const Cookies cookies("http://x");
  for (const char *value : {"a;b", "a b", "a\r\nSet-Cookie: x=y", "a,b", "a\"b", "é"}) {
    EXPECT_THROW((void)cookies.header({"name", value}), std::invalid_argument) << value;
  }
  EXPECT_THROW((void)cookies.header({"na=me", "v"}), std::invalid_argument);
  EXPECT_THROW((void)cookies.header({"", "v"}), std::invalid_argument);
  EXPECT_THROW((void)cookies.header({"name", "v", "relative"}), std::invalid_argument);
}

}  // namespace
}  // namespace ams::host
