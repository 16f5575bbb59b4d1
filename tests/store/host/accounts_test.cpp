// Signing in and out, the second factor, throttling, a new password by mail.
#include <host/accounts/purge.hpp>
#include <host/accounts/totp.hpp>
#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

constexpr const char *email = "amelia@example.org";
constexpr const char *password = "a long enough password";

class AccountsTest : public testing::Test {
 protected:
  AccountsTest() : member(site.add_member(email, password)) {}

  std::string mailed_link() {
    const auto sealed = site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return transaction.query("SELECT id, content_sealed FROM ams_mails WHERE template ="
                               " 'password_reset' ORDER BY created_at DESC, id DESC");
    });
    if (sealed.empty()) return "";
    const auto content =
        site.sealer.open("ams_mails.content:" + sealed[0].id(0).text(), sealed[0].text(1));
    const auto at = content.find("/password-reset/link/");
    return content.substr(at, std::string("/password-reset/link/").size() + 43);
  }

  SiteUnderTest site;
  Member member;
};

TEST_F(AccountsTest, the_right_password_opens_a_session_and_leads_back) {
  Visitor visitor(site);
  const auto redirected = visitor.get("/account/profile?x=1");
  EXPECT_EQ(redirected.status, 303u);
  EXPECT_EQ(redirected.header("Location"), "/sign-in?next=%2Faccount%2Fprofile%3Fx%3D1");
  const auto entered = visitor.sign_in(email, password, "/account/profile?x=1");
  EXPECT_EQ(entered.status, 303u);
  EXPECT_EQ(entered.header("Location"), "/account/profile?x=1") << "deep links survive sign-in";
  EXPECT_EQ(visitor.get("/account").status, 200u);
}

TEST_F(AccountsTest, after_signing_in_nobody_is_led_to_another_site) {
  Visitor visitor(site);
  EXPECT_EQ(visitor.sign_in(email, password, "//evil.example").header("Location"), "/account");
}

TEST_F(AccountsTest, a_wrong_password_and_an_unknown_address_look_the_same) {
  Visitor visitor(site);
  const auto wrong = visitor.sign_in(email, "not the password");
  const auto unknown = visitor.sign_in("nobody@example.org", "not the password");
  EXPECT_EQ(wrong.status, 422u);
  EXPECT_EQ(unknown.status, 422u);
  const auto without = [](std::string body, const std::string &address) {
    for (auto at = body.find(address); at != std::string::npos; at = body.find(address)) {
      body.erase(at, address.size());
    }
    return body;
  };
  EXPECT_EQ(without(wrong.body, email), without(unknown.body, "nobody@example.org"));
  EXPECT_TRUE(wrong.holds(email)) << "what was typed is kept";
  EXPECT_FALSE(wrong.holds("not the password")) << "but never the password";
}

TEST_F(AccountsTest, the_session_is_renewed_at_sign_in_and_stored_as_a_hash) {
  Visitor visitor(site);
  visitor.cookies[session_cookie] = "planted-by-somebody-else";
  visitor.sign_in(email, password);
  const auto token = visitor.cookies[session_cookie];
  EXPECT_NE(token, "planted-by-somebody-else");
  EXPECT_EQ(site.count("ams_sessions WHERE token_hash = '" + token.substr(0, 32) + "'"), 0);
  EXPECT_EQ(site.count("ams_sessions"), 1);
  visitor.get("/account");  // already in: a second sign-in makes a new session
  visitor.post("/sign-in", {{"email", email}, {"password", password}});
  EXPECT_NE(visitor.cookies[session_cookie], token);
  EXPECT_EQ(site.count("ams_sessions"), 1) << "the old one ended";
}

TEST_F(AccountsTest, signing_out_ends_the_session_in_the_table) {
  Visitor visitor(site);
  visitor.sign_in(email, password);
  visitor.get("/account");
  Visitor thief(site);
  thief.cookies = visitor.cookies;
  EXPECT_EQ(visitor.post("/sign-out", {}).header("Location"), "/signed-out");
  EXPECT_EQ(thief.get("/account").status, 303u) << "a copied cookie is worth nothing";
}

TEST_F(AccountsTest, a_session_ends_when_idle_and_in_any_case) {
  Visitor visitor(site);
  visitor.sign_in(email, password);
  for (int hours = 0; hours < 24; hours += 8) {
    site.clock.advance(std::chrono::hours(8));
    EXPECT_EQ(visitor.get("/account").status, 200u);
  }
  site.clock.advance(session_idle + std::chrono::minutes(6));
  EXPECT_EQ(visitor.get("/account").status, 303u);
  visitor.sign_in(email, password);
  for (int step = 0; step < 7 * 24 / 8; ++step) {
    visitor.get("/account");
    site.clock.advance(std::chrono::hours(8));
  }
  EXPECT_EQ(visitor.get("/account").status, 303u) << "7 days, however busy";
}

TEST_F(AccountsTest, guessing_gets_slower_for_one_account_and_says_so_kindly) {
  Visitor visitor(site);
  for (int attempt = 0; attempt < account_rule.free_attempts; ++attempt) {
    EXPECT_EQ(visitor.sign_in(email, "wrong").status, 422u);
  }
  const auto waiting = visitor.sign_in("AMELIA@example.org", password);
  EXPECT_EQ(waiting.status, 429u) << "even the right one waits, and case changes nothing";
  EXPECT_TRUE(waiting.holds("wait 1 minute")) << waiting.body;
  site.clock.advance(account_rule.first_wait);
  EXPECT_EQ(visitor.sign_in(email, password).status, 303u);
  Visitor again(site);
  EXPECT_EQ(again.sign_in(email, "wrong").status, 422u) << "success cleared the count";
}

TEST_F(AccountsTest, guessing_gets_slower_for_one_client_over_many_accounts) {
  Visitor visitor(site, "192.0.2.9");
  const auto now = site.clock.now();
  const Throttle throttle(site.context);
  for (int attempt = 0; attempt < client_rule.free_attempts; ++attempt) {
    EXPECT_FALSE(throttle.attempt(client_rule, "client:x", now, site.soon()));
  }
  EXPECT_TRUE(throttle.attempt(client_rule, "client:x", now, site.soon()));
  EXPECT_FALSE(throttle.attempt(client_rule, "client:y", now, site.soon()));
  EXPECT_FALSE(throttle.attempt(client_rule, "client:x", now + client_rule.forget_after,
                                site.soon()))
      << "forgotten after a while";
}

TEST_F(AccountsTest, staff_need_their_code_and_each_code_is_good_once) {
  const auto staff = site.add_member("staff@example.org", password, true);
  Visitor visitor(site);
  const auto asked = visitor.sign_in("staff@example.org", password, "/for/staff");
  EXPECT_EQ(asked.header("Location"), "/sign-in/code?next=%2Ffor%2Fstaff");
  EXPECT_EQ(visitor.get("/for/staff").status, 303u) << "the password alone opens nothing";
  visitor.get("/sign-in/code?next=/for/staff");
  EXPECT_EQ(visitor.post("/sign-in/code", {{"code", "000000"}}).status, 422u);
  const auto code = totp_code("a secret of 20 bytes", totp_step_at(site.clock.now()));
  const auto entered = visitor.post("/sign-in/code", {{"code", code}, {"next", "/for/staff"}});
  EXPECT_EQ(entered.header("Location"), "/for/staff");
  EXPECT_EQ(visitor.get("/for/staff").status, 200u);
  Visitor second(site);
  second.sign_in("staff@example.org", password);
  second.get("/sign-in/code");
  EXPECT_EQ(second.post("/sign-in/code", {{"code", code}}).status, 422u) << "used already";
}

TEST_F(AccountsTest, guessing_codes_gets_slower_and_the_wait_for_one_ends) {
  site.add_member("staff@example.org", password, true);
  Visitor visitor(site);
  visitor.sign_in("staff@example.org", password);
  visitor.get("/sign-in/code");
  for (int attempt = 0; attempt < code_rule.free_attempts; ++attempt) {
    EXPECT_EQ(visitor.post("/sign-in/code", {{"code", "123"}}).status, 422u);
  }
  EXPECT_EQ(visitor.post("/sign-in/code", {{"code", "123"}}).status, 429u);
  site.clock.advance(code_wait);
  EXPECT_EQ(visitor.get("/sign-in/code").status, 303u);
}

TEST_F(AccountsTest, a_new_password_by_mail_works_once_and_ends_every_session) {
  Visitor elsewhere(site);
  elsewhere.sign_in(email, password);
  Visitor visitor(site);
  visitor.get("/password-reset");
  EXPECT_EQ(visitor.post("/password-reset", {{"email", email}}).header("Location"),
            "/password-reset/sent");
  const auto link = mailed_link();
  const auto opened = visitor.get(link);
  EXPECT_EQ(opened.header("Location"), "/password-reset/new") << "the token leaves the address";
  EXPECT_EQ(opened.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(visitor.get("/password-reset/new").status, 200u);
  EXPECT_EQ(visitor.post("/password-reset/new", {{"password", "short"}, {"again", "short"}}).status,
            422u);
  const std::string fresh = "another long password";
  EXPECT_EQ(visitor.post("/password-reset/new", {{"password", fresh}, {"again", "x"}}).status,
            422u);
  EXPECT_EQ(visitor.post("/password-reset/new", {{"password", fresh}, {"again", fresh}})
                .header("Location"),
            "/password-reset/done");
  EXPECT_EQ(elsewhere.get("/account").status, 303u) << "other sessions ended";
  EXPECT_EQ(visitor.sign_in(email, password).status, 422u);
  EXPECT_EQ(visitor.sign_in(email, fresh).status, 303u);
  Visitor late(site);
  late.get(link);
  EXPECT_EQ(late.get("/password-reset/new").status, 410u) << "used";
  EXPECT_EQ(site.count("ams_mails WHERE template = 'password_changed'"), 1);
}

TEST_F(AccountsTest, letters_that_the_database_takes_for_others_open_nothing) {
  site.add_member("sissi@example.org", password);
  ASSERT_EQ(site.count("ams_members WHERE email = 'ſiſſi@example.org'"), 1);
  EXPECT_EQ(Visitor(site).sign_in("SISSI@example.org", password).status, 303u);
  EXPECT_EQ(Visitor(site).sign_in("ſiſſi@example.org", password).status, 422u);
}

TEST_F(AccountsTest, a_new_password_ends_the_other_links_too) {
  Visitor visitor(site);
  visitor.get("/password-reset");
  visitor.post("/password-reset", {{"email", email}});
  const auto older = mailed_link();
  site.clock.advance(std::chrono::minutes(1));
  visitor.post("/password-reset", {{"email", email}});
  visitor.get(mailed_link());
  visitor.get("/password-reset/new");
  const std::string fresh = "another long password";
  visitor.post("/password-reset/new", {{"password", fresh}, {"again", fresh}});
  Visitor late(site);
  late.get(older);
  EXPECT_EQ(late.get("/password-reset/new").status, 410u);
}

TEST_F(AccountsTest, opening_the_link_changes_nothing_and_it_ends_after_an_hour) {
  Visitor visitor(site);
  visitor.get("/password-reset");
  visitor.post("/password-reset", {{"email", email}});
  const auto link = mailed_link();
  for (const auto method : {Method::head, Method::get, Method::get}) {
    visitor.ask(method, link, "", "");
    visitor.ask(method, "/password-reset/new", "", "");
  }
  EXPECT_EQ(site.count("ams_password_resets WHERE used_at IS NOT NULL"), 0);
  site.clock.advance(reset_time);
  EXPECT_EQ(visitor.get("/password-reset/new").status, 410u);
}

TEST_F(AccountsTest, asking_for_an_unknown_address_answers_the_same_and_mails_nobody) {
  Visitor visitor(site);
  visitor.get("/password-reset");
  EXPECT_EQ(visitor.post("/password-reset", {{"email", "nobody@example.org"}}).header("Location"),
            "/password-reset/sent");
  EXPECT_EQ(site.count("ams_mails"), 0);
  for (int mail = 0; mail < 10; ++mail) visitor.post("/password-reset", {{"email", email}});
  EXPECT_EQ(site.count("ams_mails"), reset_rule.free_attempts) << "nobody is flooded";
}

TEST_F(AccountsTest, what_is_over_is_purged_and_nothing_else) {
  Visitor visitor(site);
  visitor.get("/password-reset");
  visitor.post("/password-reset", {{"email", email}});
  visitor.sign_in(email, "wrong");
  visitor.sign_in(email, password);
  const auto purge = [&] {
    return site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return purge_accounts(site.context, transaction, site.clock.now());
    });
  };
  EXPECT_EQ(purge(), 0u);
  EXPECT_EQ(visitor.get("/account").status, 200u);
  site.clock.advance(std::chrono::hours(24 * 8));
  EXPECT_GT(purge(), 0u);
  EXPECT_EQ(site.count("ams_sessions") + site.count("ams_password_resets") +
                site.count("ams_throttles"),
            0);
}

TEST_F(AccountsTest, tokens_addresses_and_passwords_are_never_logged) {
  Visitor visitor(site);
  visitor.get("/password-reset");
  visitor.post("/password-reset", {{"email", email}});
  const auto link = mailed_link();
  visitor.get(link);
  visitor.sign_in(email, password);
  visitor.get("/account?secret=canary");
  for (const auto &secret : {link.substr(link.rfind('/') + 1), std::string(email),
                             std::string(password), visitor.cookies[session_cookie],
                             std::string("canary"), std::string("192.0.2.1")}) {
    EXPECT_FALSE(site.log.contains(secret)) << secret;
  }
  EXPECT_TRUE(site.log.contains("/password-reset/link/{token}"));
}

}  // namespace
}  // namespace ams::host
