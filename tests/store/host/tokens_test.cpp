// Personal access tokens: made with the password, shown once, kept as a hash, ended in every way.
#include <host/accounts/purge.hpp>
#include <host/accounts/token_pages.hpp>
#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

using namespace std::chrono_literals;
constexpr const char *email = "amelia@example.org";
constexpr const char *password = "a long enough password";

class TokensTest : public testing::Test {
 protected:
  TokensTest() : member(site.add_member(email, password)) {
    pages.add_routes(site.router);
    visitor.sign_in(email, password);
  }

  Seen make(Typed changes = {}) {
    const auto form = visitor.get("/account/tokens/new");
    Typed fields = {{"operation_id", form.hidden("operation_id")}, {"name", "My script"},
                    {"scopes", "profile:read"}, {"days", "90"}, {"password", password}};
    for (auto &[name, value] : changes) {
      std::erase_if(fields, [&](const auto &field) { return field.first == name; });
      fields.emplace_back(name, value);
    }
    return visitor.post("/account/tokens/new", fields);
  }
  static std::string secret_in(const Seen &seen) {
    const auto at = seen.body.find("ams_pat_");
    return at == std::string::npos ? "" : seen.body.substr(at, 51);
  }
  std::optional<Bearer> find(const std::string &secret) {
    return tokens.find(secret, site.clock.now(), site.soon());
  }
  std::vector<Token> listed() {
    return site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return TokenStore::of_member(transaction, member.id);
    });
  }
  std::int64_t mails(const std::string &name) {
    return site.count("ams_mails WHERE template = '" + name + "'");
  }

  SiteUnderTest site;
  Passwords passwords;
  TokenPages pages{site.context, site.layout, passwords, [] {
                     return std::vector<Scope>{{"profile:read", "Read me", "Me lire"},
                                               {"profile:write", "Change me", "Me changer"}};
                   }};
  Tokens tokens{site.context};
  Member member;
  Visitor visitor{site};
};

TEST_F(TokensTest, the_token_is_shown_once_and_kept_as_a_hash) {
  const auto made = make();
  ASSERT_EQ(made.status, 200u) << made.body;
  const auto secret = secret_in(made);
  ASSERT_EQ(secret.size(), 51u) << "a prefix and 256 bits";
  EXPECT_EQ(made.header("Cache-Control"), "no-store");
  EXPECT_FALSE(visitor.get("/account/tokens").holds("ams_pat_"));
  EXPECT_EQ(site.count("ams_tokens WHERE token_hash = '' OR name LIKE '%ams_pat_%'"), 0);
  const auto found = find(secret);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->session.member_id, member.id);
  EXPECT_FALSE(found->session.staff);
  EXPECT_EQ(found->scopes, std::vector<std::string>{"profile:read"});
  EXPECT_EQ(mails("token_made"), 1);
}

TEST_F(TokensTest, a_second_click_makes_no_second_token) {
  const auto form = visitor.get("/account/tokens/new");
  const auto operation = form.hidden("operation_id");
  make({{"operation_id", operation}});
  const auto again = make({{"operation_id", operation}});
  EXPECT_EQ(again.status, 303u);
  EXPECT_EQ(again.header("Location"), "/account/tokens");
  EXPECT_EQ(site.count("ams_tokens"), 1);
  EXPECT_EQ(mails("token_made"), 1);
}

TEST_F(TokensTest, what_is_missing_is_said_and_what_was_typed_is_kept) {
  const auto bad = make({{"name", " "}, {"scopes", "made:up"}, {"days", "31"}});
  EXPECT_EQ(bad.status, 422u);
  for (const char *id : {"name-error", "scopes-error", "days-error"})
    EXPECT_TRUE(bad.holds(std::string("id=\"") + id)) << id;
  const auto wrong = make({{"name", "Kept <b>"}, {"password", "not the password"}});
  EXPECT_EQ(wrong.status, 422u);
  EXPECT_TRUE(wrong.holds("Kept &lt;b&gt;") && wrong.holds("password-error"));
  EXPECT_EQ(make({{"password", ""}}).status, 422u);
  EXPECT_EQ(make({{"switch_language", "fr"}}).status, 200u);
  EXPECT_EQ(site.count("ams_tokens"), 0);
}

TEST_F(TokensTest, guessing_the_password_is_slowed_down) {
  for (int attempt = 0; attempt < 6; ++attempt) make({{"password", "not the password"}});
  EXPECT_EQ(make().status, 422u) << "the right one has to wait as well";
}

TEST_F(TokensTest, a_token_ends_at_its_time) {
  const auto secret = secret_in(make({{"days", "30"}}));
  site.clock.advance(30 * 24h - 1s);
  EXPECT_TRUE(find(secret));
  site.clock.advance(1s);
  EXPECT_FALSE(find(secret));
}

TEST_F(TokensTest, revoking_asks_first_and_tells_the_member) {
  const auto secret = secret_in(make());
  const auto path = "/account/tokens/" + listed().at(0).id.text() + "/revoke";
  EXPECT_EQ(visitor.get(path).status, 200u);
  EXPECT_TRUE(find(secret)) << "looking changes nothing";
  EXPECT_EQ(visitor.post(path, {}).header("Location"), "/account/tokens?revoked=1");
  EXPECT_FALSE(find(secret));
  visitor.post(path, {});
  EXPECT_EQ(mails("token_revoked"), 1);
  EXPECT_EQ(visitor.get(path).status, 303u);
}

TEST_F(TokensTest, somebody_elses_token_is_as_none) {
  const auto secret = secret_in(make());
  const auto path = "/account/tokens/" + listed().at(0).id.text() + "/revoke";
  site.add_member("other@example.org", password);
  Visitor other(site);
  other.sign_in("other@example.org", password);
  EXPECT_EQ(other.get(path).status, 404u);
  EXPECT_EQ(other.post(path, {}).status, 404u);
  EXPECT_TRUE(find(secret));
}

TEST_F(TokensTest, the_last_use_is_written_once_a_minute_at_most) {
  const auto secret = secret_in(make());
  EXPECT_FALSE(listed().at(0).last_used_at);
  find(secret);
  const auto first = listed().at(0).last_used_at;
  ASSERT_TRUE(first);
  site.clock.advance(59s);
  find(secret);
  EXPECT_EQ(listed().at(0).last_used_at, first);
  site.clock.advance(1s);
  find(secret);
  EXPECT_EQ(listed().at(0).last_used_at, *first + 60s);
}

TEST_F(TokensTest, nobody_has_more_than_twenty_and_those_that_are_over_make_room) {
  const auto add = [&](kit::Instant expires_at) {
    return site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return TokenStore::insert(transaction,
                                {kit::make_id(site.clock, site.random), member.id, "x", {"a:b"},
                                 site.clock.now(), expires_at},
                                tokens.make_secret());
    });
  };
  for (int number = 0; number < tokens_per_member; ++number)
    ASSERT_TRUE(add(site.clock.now() + 24h)) << number;
  EXPECT_FALSE(add(site.clock.now() + 24h));
  EXPECT_EQ(make().status, 422u);
  site.clock.advance(24h);
  EXPECT_TRUE(add(site.clock.now() + 24h));
}

TEST_F(TokensTest, a_new_password_and_an_erasure_end_all_of_them) {
  const auto secret = secret_in(make());
  const auto in = [&](auto body) { site.database.run(site.soon(), body); };
  in([&](kit::Transaction &t) { TokenStore::revoke_all(t, member.id, site.clock.now()); });
  EXPECT_FALSE(find(secret));
  const auto another = secret_in(make());
  in([&](kit::Transaction &t) { TokenStore::erase(t, member.id); });
  EXPECT_FALSE(find(another));
  EXPECT_EQ(site.count("ams_tokens"), 0);
}

TEST_F(TokensTest, choosing_a_new_password_by_mail_ends_them) {
  const auto secret = secret_in(make());
  Visitor forgetful(site);
  forgetful.get("/password-reset");
  forgetful.post("/password-reset", {{"email", email}});
  const auto row = site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    return transaction.query("SELECT id, content_sealed FROM ams_mails WHERE template ="
                             " 'password_reset'").at(0);
  });
  const auto content =
      site.sealer.open("ams_mails.content:" + row.id(0).text(), row.text(1));
  const std::string path = "/password-reset/link/";
  forgetful.get(content.substr(content.find(path), path.size() + 43));
  forgetful.get("/password-reset/new");
  EXPECT_TRUE(find(secret));
  const auto saved = forgetful.post("/password-reset/new", {{"password", "another long password"},
                                                            {"again", "another long password"}});
  ASSERT_EQ(saved.status, 303u);
  EXPECT_FALSE(find(secret));
}

TEST_F(TokensTest, the_nightly_job_keeps_those_that_are_over_for_a_while) {
  make({{"days", "30"}});
  const auto purge = [&] {
    site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      purge_accounts(site.context, transaction, site.clock.now());
    });
    return site.count("ams_tokens");
  };
  site.clock.advance(119 * 24h);
  EXPECT_EQ(purge(), 1);
  site.clock.advance(2 * 24h);
  EXPECT_EQ(purge(), 0);
}

}  // namespace
}  // namespace ams::host
