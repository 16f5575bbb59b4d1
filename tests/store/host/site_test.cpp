// What stands around every page: permissions, CSRF, languages, headers, failures.
#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

constexpr const char *password = "a long enough password";

class SiteTest : public testing::Test {
 protected:
  Visitor signed_in(const std::string &email) {
    Visitor visitor(site);
    visitor.sign_in(email, password);
    return visitor;
  }
  SiteUnderTest site;
};

TEST_F(SiteTest, a_lapsed_member_is_led_to_the_renewal_and_keeps_the_account) {
  site.add_member("lapsed@example.org", password, false, std::chrono::year{2026} / 11 / 20);
  auto visitor = signed_in("lapsed@example.org");
  const auto refused = visitor.get("/for/member");
  EXPECT_EQ(refused.status, 403u);
  EXPECT_TRUE(refused.holds("href=\"/account/renewal\""));
  EXPECT_EQ(visitor.get("/account").status, 200u);
  EXPECT_EQ(visitor.get("/for/staff").status, 403u);
}

// To the end of that day in the association's zone, not in UTC.
TEST_F(SiteTest, shr_05_the_last_day_ends_at_midnight_in_ottawa) {
  site.clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours(4));
  site.add_member("last@example.org", password, false, std::chrono::year{2026} / 11 / 22);
  auto visitor = signed_in("last@example.org");
  EXPECT_EQ(visitor.get("/for/member").status, 200u) << "23:00 on the 22nd";
  site.clock.advance(std::chrono::minutes(59));
  EXPECT_EQ(visitor.get("/for/member").status, 200u);
  site.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(visitor.get("/for/member").status, 403u) << "0:00 on the 23rd";
}

TEST_F(SiteTest, every_post_needs_its_token) {
  site.add_member("a@example.org", password);
  for (const auto &route : site.router.routes()) {
    if (route.method != Method::post || route.permission == "signed") continue;
    if (route.permission == "member" || route.permission == "staff") continue;
    auto visitor = signed_in("a@example.org");
    visitor.csrf = "forged";
    const auto refused = visitor.post(route.pattern, {});
    EXPECT_EQ(refused.status, 403u) << route.pattern;
    EXPECT_TRUE(refused.holds("This form is out of date")) << route.pattern;
  }
  auto visitor = signed_in("a@example.org");
  EXPECT_EQ(visitor.post("/for/signed", {}).status, 200u);
}

TEST_F(SiteTest, a_token_is_good_for_one_session_only) {
  site.add_member("a@example.org", password);
  site.add_member("b@example.org", password);
  auto a = signed_in("a@example.org"), b = signed_in("b@example.org");
  a.get("/account/profile");
  b.csrf = a.csrf;
  EXPECT_EQ(b.post("/account/profile", {}).status, 403u);
  Visitor before(site);
  before.get("/sign-in");
  a.csrf = before.csrf;
  EXPECT_EQ(a.post("/account/profile", {}).status, 403u);
}

TEST_F(SiteTest, without_any_cookie_no_token_holds) {
  Visitor visitor(site);
  visitor.get("/sign-in");
  visitor.cookies.clear();
  EXPECT_EQ(visitor.post("/sign-in", {{"email", "a@b.org"}}).status, 403u);
}

TEST_F(SiteTest, development_posts_are_json_or_carry_the_token) {
  Visitor visitor(site);
  EXPECT_EQ(visitor.ask(Method::post, "/for/dev", "{}", "application/json").status, 200u);
  EXPECT_EQ(visitor.ask(Method::post, "/for/dev", "{}", "text/plain").status, 403u);
  EXPECT_EQ(visitor.post("/for/dev", {}).status, 200u);
  visitor.csrf = "forged";
  EXPECT_EQ(visitor.post("/for/dev", {}).status, 403u);
}

TEST_F(SiteTest, the_toggle_keeps_page_and_query) {
  Visitor visitor(site);
  visitor.headers["accept-language"] = "en";
  EXPECT_EQ(visitor.get("/privacy?x=1").hidden("return"), "/privacy?x=1");
  const auto back = visitor.post("/language", {{"switch_language", "fr"},
                                               {"return", "/privacy?x=1"}});
  EXPECT_EQ(back.status, 303u);
  EXPECT_EQ(back.header("Location"), "/privacy?x=1");
  const auto french = visitor.get("/privacy?x=1");
  EXPECT_TRUE(french.holds("<html lang=\"fr\">"));
  EXPECT_EQ(french.header("Content-Language"), "fr");
}

TEST_F(SiteTest, the_toggle_on_what_answered_a_post_leads_to_the_page_above) {
  site.router.add({Method::post, "/privacy/agree", "public",
                   [](const Request &) { return Reply::text(200, "agreed"); }});
  Visitor visitor(site);
  visitor.get("/privacy");
  const auto leads_to = [&](const std::string &target) {
    return visitor.post("/language", {{"switch_language", "fr"}, {"return", target}})
        .header("Location");
  };
  EXPECT_EQ(leads_to("/privacy/agree?x=1"), "/privacy");
  EXPECT_EQ(leads_to("/no/such/page"), "/no/such/page") << "it is told in French there";
  EXPECT_EQ(leads_to("/"), "/");
}

TEST_F(SiteTest, the_toggle_on_a_filled_form_keeps_what_was_typed) {
  Visitor visitor(site);
  const auto english = visitor.get("/sign-in");
  EXPECT_TRUE(english.holds("form=\"main-form\" formnovalidate name=\"switch_language\""));
  const auto french = visitor.post("/sign-in", {{"email", "typed@example.org"},
                                                {"password", "typed"},
                                                {"switch_language", "fr"}});
  EXPECT_EQ(french.status, 200u);
  EXPECT_TRUE(french.holds("<html lang=\"fr\">") && french.holds("typed@example.org"));
  EXPECT_EQ(site.count("ams_throttles"), 0) << "no attempt was made";
  EXPECT_TRUE(visitor.get("/").holds("<html lang=\"fr\">")) << "and it stays";
}

TEST_F(SiteTest, a_form_is_never_sent_by_the_toggle_when_somebody_presses_enter) {
  Visitor visitor(site);
  const auto page = visitor.get("/sign-in").body;
  const auto first = page.find("form=\"main-form\"");
  EXPECT_LT(first, page.find("name=\"switch_language\""));
  EXPECT_NE(page.rfind("type=\"submit\"", first), std::string::npos);
}

TEST_F(SiteTest, what_does_not_exist_is_404_and_a_wrong_method_405) {
  Visitor visitor(site);
  EXPECT_EQ(visitor.get("/nothing/here").status, 404u);
  const auto wrong = visitor.post("/privacy", {});
  EXPECT_EQ(wrong.status, 405u);
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD");
}

TEST_F(SiteTest, unreadable_bodies_are_refused) {
  Visitor visitor(site);
  visitor.get("/sign-in");
  const char *form = "application/x-www-form-urlencoded";
  EXPECT_EQ(visitor.ask(Method::post, "/sign-in", "a=%zz", form).status, 400u);
  EXPECT_EQ(visitor.ask(Method::post, "/sign-in", "a=%00", form).status, 400u);
  EXPECT_EQ(visitor.ask(Method::post, "/sign-in", "a=%ff", form).status, 400u);
  EXPECT_EQ(visitor.ask(Method::post, "/sign-in", "{}", "application/json").status, 415u);
  EXPECT_EQ(visitor.get("/privacy?a=%ff").status, 400u);
}

TEST_F(SiteTest, every_page_has_its_own_title_and_one_heading) {
  site.add_member("a@example.org", password);
  auto visitor = signed_in("a@example.org");
  std::map<std::string, std::string> titles;
  for (const char *path : {"/", "/privacy", "/accessibility", "/help/e-mail", "/account",
                           "/account/profile", "/account/profile/saved", "/signed-out",
                           "/password-reset", "/password-reset/sent", "/nothing"}) {
    const auto page = visitor.get(path);
    const auto begin = page.body.find("<title>") + 7;
    const auto title = page.body.substr(begin, page.body.find("</title>") - begin);
    EXPECT_TRUE(titles.emplace(title, path).second) << title << ": " << path;
    EXPECT_EQ(page.body.find("<h1"), page.body.rfind("<h1")) << path;
    EXPECT_NE(page.body.find("<h1"), std::string::npos) << path;
    EXPECT_EQ(page.body.find("style=\""), std::string::npos) << path;
    EXPECT_EQ(page.body.find("<script"), std::string::npos) << path;
  }
}

TEST_F(SiteTest, names_are_escaped) {
  auto member = site.add_member("x@example.org", password);
  member.given_name = "<b>\"O'Hara\"</b>&";
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    ASSERT_TRUE(MemberStore::update(transaction, member));
  });
  auto visitor = signed_in("x@example.org");
  const auto page = visitor.get("/account/profile");
  EXPECT_FALSE(page.holds("<b>"));
  EXPECT_TRUE(page.holds("value=\"&lt;b&gt;&quot;O&#39;Hara&quot;&lt;/b&gt;&amp;\""));
}

TEST_F(SiteTest, assets_are_kept_for_a_year_under_their_own_hash) {
  Visitor visitor(site);
  const auto css = visitor.get(site.assets.path("host.css"));
  EXPECT_EQ(css.header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(css.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(css.header("Set-Cookie"), "");
  EXPECT_EQ(visitor.get("/theme/old/host.css").header("Cache-Control"), "no-store");
}

TEST_F(SiteTest, a_defect_in_a_page_becomes_a_page_and_a_log_line) {
  site.router.add({Method::get, "/broken", "public", [](const Request &) -> Reply {
                     throw std::runtime_error("the cause");
                   }});
  Visitor visitor(site);
  const auto broken = visitor.get("/broken");
  EXPECT_EQ(broken.status, 500u);
  EXPECT_FALSE(broken.holds("the cause"));
  EXPECT_TRUE(site.log.contains("the cause"));
}

TEST(SiteOnHttps, cookies_carry_the_prefix_and_links_the_public_url) {
  Settings settings;
  settings.public_url = "https://members.example.org";
  SiteUnderTest site(settings);
  Visitor visitor(site);
  visitor.headers["host"] = "evil.example";
  const auto page = visitor.get("/sign-in");
  EXPECT_TRUE(visitor.cookies.contains("__Host-ams_visitor"));
  EXPECT_NE(page.header("Set-Cookie").find("; Secure"), std::string::npos);
  EXPECT_NE(page.header("Strict-Transport-Security"), "");
  EXPECT_FALSE(page.holds("evil.example"));
}

TEST(SiteBehindProxy, the_client_is_whom_the_configured_proxy_names) {
  Settings settings;
  settings.trusted_proxy = "10.0.0.1";
  SiteUnderTest site(settings);
  const Visitors visitors(site.context);
  const auto key = [&](const char *peer, const char *forwarded) {
    WireRequest wire;
    wire.peer = peer;
    if (*forwarded) wire.headers.add("x-forwarded-for", forwarded);
    return visitors.client_key(wire);
  };
  EXPECT_EQ(key("10.0.0.1", "6.6.6.6, 192.0.2.7"), key("192.0.2.7", ""));
  EXPECT_EQ(key("192.0.2.8", "192.0.2.7"), key("192.0.2.8", "")) << "anybody can send that header";
  EXPECT_NE(key("192.0.2.8", ""), key("192.0.2.7", ""));
}

TEST(SiteWithTheme, a_folder_replaces_the_layout_and_the_style_sheet) {
  test::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "en/layout");
  std::filesystem::create_directories(folder / "theme");
  test::write_file(folder / "theme/host.css", "body{color:red}");
  test::write_file(folder / "en/layout/page.html.tpl",
                   "{{%AUTOESCAPE context=\"HTML\"}}<title>{{TITLE}}</title>{{CONTENT:none}}");
  Settings settings;
  settings.theme = folder.path();
  SiteUnderTest site(settings);
  Visitor visitor(site);
  EXPECT_TRUE(visitor.get("/privacy").body.starts_with("<title>Privacy policy</title>"));
  EXPECT_EQ(visitor.get(site.assets.path("host.css")).body, "body{color:red}");
}

}  // namespace
}  // namespace ams::host
