// A form that meets an ended session, or another one, is not lost: it can be sent again.
#include <gmock/gmock.h>

#include <host/accounts/totp.hpp>

#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

constexpr const char *password = "a long enough password";
constexpr const char *written = "Dear Ana,\r\n\r\n<b>\"quoted\"</b> & 'so' on: 100 %\r\n";

class KeptFormTest : public testing::Test {
 protected:
  KeptFormTest() {
    for (const char *permission : {"member", "staff"}) {
      site.router.add({Method::post, std::string("/letters/{to}/") + permission, permission,
                       [this](const Request &request) {
                         received = request;
                         if (away) throw kit::DatabaseUnavailable("away");
                         return Reply::redirect("/sent");
                       }});
    }
    site.add_member("a@example.org", password);
    visitor.sign_in("a@example.org", password);
    visitor.get("/account");  // the page with the form
    visitor.headers["sec-fetch-site"] = "same-origin";
  }

  Seen post_letter() {
    return visitor.post("/letters/ana/member?draft=7",
                        {{"operation_id", "one"}, {"text", written}, {"tick", "x"}, {"tick", "y"}});
  }
  Seen sign_in_with(const Seen &page, const std::string &with_password = password) {
    Typed fields = page.carried();
    fields.emplace_back("email", "a@example.org");
    fields.emplace_back("password", with_password);
    return visitor.post("/sign-in", fields);
  }
  void expect_letter_arrived() {
    ASSERT_TRUE(received);
    EXPECT_EQ(received->parameters.first("to"), "ana");
    EXPECT_EQ(received->query.first("draft"), "7");
    EXPECT_EQ(received->fields.first("operation_id"), "one");
    EXPECT_EQ(received->fields.first("text"), written);
    EXPECT_EQ(received->fields.all("tick"), (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(received->path, "/letters/ana/member");
  }

  SiteUnderTest site;
  Visitor visitor{site};
  std::optional<Request> received;
  bool away = false;
};

TEST_F(KeptFormTest, goes_through_the_sign_in_and_is_sent_after_a_click) {
  site.clock.advance(session_idle + std::chrono::minutes(6));
  const Seen sign_in = post_letter();
  EXPECT_EQ(sign_in.status, 200u);
  EXPECT_TRUE(sign_in.holds("Your session has ended."));
  const Seen mistaken = sign_in_with(sign_in, "the wrong password");
  EXPECT_EQ(mistaken.status, 422u);
  const Seen offer = sign_in_with(mistaken);
  EXPECT_EQ(offer.status, 200u);
  EXPECT_TRUE(offer.holds("Send it now as Given Family"));
  EXPECT_FALSE(received) << "nothing is sent without a click";
  EXPECT_EQ(visitor.post("/send-again", offer.carried()).header("Location"), "/sent");
  expect_letter_arrived();
}

TEST_F(KeptFormTest, of_another_session_can_be_sent_in_this_one) {
  const std::string old = visitor.csrf;
  visitor.sign_in("a@example.org", password);
  visitor.csrf = old;
  const Seen offer = post_letter();
  EXPECT_EQ(offer.status, 403u);
  EXPECT_EQ(visitor.post("/send-again", offer.carried()).header("Location"), "/sent");
  expect_letter_arrived();
}

TEST_F(KeptFormTest, LNG_03_survives_the_language_switch_on_both_pages) {
  site.clock.advance(session_idle + std::chrono::minutes(6));
  Typed switched = post_letter().carried();
  switched.emplace_back("switch_language", "fr");
  const Seen french = visitor.post("/sign-in", switched);
  EXPECT_TRUE(french.holds("Votre session a pris fin."));
  Typed again = sign_in_with(french).carried();
  again.emplace_back("switch_language", "en");
  const Seen english = visitor.post("/send-again", again);
  EXPECT_TRUE(english.holds("Send what I typed"));
  EXPECT_FALSE(received);
  visitor.post("/send-again", english.carried());
  expect_letter_arrived();
}

TEST_F(KeptFormTest, of_staff_goes_through_the_second_factor) {
  site.add_member("staff@example.org", password, true);
  const auto code = [&] {
    return totp_code("a secret of 20 bytes", totp_step_at(site.clock.now()));
  };
  visitor.sign_in("staff@example.org", password);
  visitor.get("/sign-in/code");
  visitor.post("/sign-in/code", {{"code", code()}});
  visitor.get("/account");
  site.clock.advance(session_idle + std::chrono::minutes(6));
  Typed fields = visitor.post("/letters/ana/staff", {{"text", written}}).carried();
  fields.emplace_back("email", "staff@example.org");
  fields.emplace_back("password", password);
  const Seen second = visitor.post("/sign-in", fields);
  EXPECT_TRUE(second.holds("Enter your code"));
  fields = second.carried();
  fields.emplace_back("code", code());
  const Seen offer = visitor.post("/sign-in/code", fields);
  EXPECT_TRUE(offer.holds("Send what I typed"));
  visitor.post("/send-again", offer.carried());
  ASSERT_TRUE(received);
  EXPECT_EQ(received->fields.first("text"), written);
}

// What one member typed is not filed under the name of another.
TEST_F(KeptFormTest, of_another_member_is_neither_shown_nor_sent) {
  site.add_member("b@example.org", password);
  site.clock.advance(session_idle + std::chrono::minutes(6));
  Typed fields = post_letter().carried();
  fields.emplace_back("email", "b@example.org");
  fields.emplace_back("password", password);
  const Seen refused = visitor.post("/sign-in", fields);
  EXPECT_EQ(refused.status, 403u);
  EXPECT_TRUE(refused.holds("filled in by somebody else"));
  EXPECT_THAT(refused.body, Not(HasSubstr("Dear Ana")));
  EXPECT_EQ(visitor.post("/send-again", fields).status, 403u);
  EXPECT_FALSE(received);
}

TEST_F(KeptFormTest, an_outage_shows_what_was_sent_and_sends_it_again) {
  away = true;
  const Seen failed = post_letter();
  EXPECT_EQ(failed.status, 503u);
  EXPECT_TRUE(failed.holds("action=\"/letters/ana/member?draft=7\""));
  away = false;
  received.reset();
  EXPECT_EQ(visitor.post("/letters/ana/member?draft=7", failed.carried()).header("Location"),
            "/sent");
  expect_letter_arrived();
}

// What another site posts is neither kept nor offered: who clicks would send what others wrote.
TEST_F(KeptFormTest, of_a_page_of_another_site_is_not_kept) {
  const std::string token = visitor.csrf;
  for (const char *from : {"cross-site", "same-site", "none"}) {
    visitor.headers["sec-fetch-site"] = from;
    visitor.csrf = "forged";
    const Seen refused = post_letter();
    EXPECT_EQ(refused.status, 403u);
    EXPECT_THAT(refused.body, Not(HasSubstr("Dear Ana"))) << from;
  }
  visitor.headers.erase("sec-fetch-site");
  for (const char *from : {"", "null", "http://127.0.0.1:9999", "https://evil.example"}) {
    visitor.headers["origin"] = from;
    visitor.csrf = "forged";
    EXPECT_THAT(post_letter().body, Not(HasSubstr("Dear Ana"))) << from;
  }
  visitor.headers["origin"] = "http://127.0.0.1:8080";
  visitor.csrf = "forged";
  EXPECT_THAT(post_letter().body, HasSubstr("Dear Ana")) << "an older browser of our own page";
  EXPECT_FALSE(received);
  // Nor does a link bring something in.
  EXPECT_THAT(visitor.get("/sign-in?kept_target=%2Fletters%2Fb%2Fmember&kept%3Atext=Evil").body,
              Not(HasSubstr("Evil")));
}

TEST_F(KeptFormTest, never_carries_a_password) {
  visitor.csrf = "forged";
  const Seen refused = visitor.post("/account/profile", {{"new_password", "secret-words"},
                                                         {"current_password", "secret-words"},
                                                         {"city", "Sault"}});
  EXPECT_THAT(refused.carried(), Contains(Pair("kept:city", "Sault")));
  EXPECT_FALSE(refused.holds("secret-words"));
}

TEST_F(KeptFormTest, is_sent_only_where_its_sender_may_post) {
  visitor.get("/account");
  for (const char *target : {"/for/staff", "/for/dev", "/for/signed", "/nowhere", "/send-again",
                             "//evil.example/for/member", ""}) {
    const Seen refused =
        visitor.post("/send-again", {{"kept_target", target}, {"kept:text", written}});
    EXPECT_EQ(refused.status, 404u) << target;
  }
  visitor.csrf = "forged";
  EXPECT_EQ(visitor.post("/send-again", {{"kept_target", "/letters/ana/member"}}).status, 403u);
  EXPECT_FALSE(received);
}

}  // namespace
}  // namespace ams::host
