// A new e-mail address: confirmed by its owner, objected to from the old one, set by staff.
#include <ams/ext/events.h>

#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

using namespace std::chrono_literals;
constexpr const char *password = "a long password";

class AddressChangeTest : public testing::Test {
 protected:
  AddressChangeTest() { visitor.sign_in("a@example.org", password); }

  Seen ask(const std::string &address) {
    auto page = visitor.get("/account/profile");
    Typed fields = page.carried();
    for (const auto &[name, value] :
         Typed{{"given_name", "Given"}, {"family_name", "Family"}, {"email", address},
               {"province", "ON"}, {"country", "CA"}, {"language", "en"}, {"password", password}})
      fields.emplace_back(name, value);
    return visitor.post("/account/profile", fields);
  }
  // What stands in the mail: made from the change's id.
  std::string link(const std::string &kind) {
    const auto id = site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      return transaction
          .query_one("SELECT id FROM ams_address_changes ORDER BY created_at DESC, id DESC LIMIT 1")
          ->id(0);
    });
    return "/account/address/" + kind + "/" +
           kit::sign(site.keys.current("host.address_changes"), kind + ":" + id.text());
  }
  std::string email() { return site.stored(member.id).email; }
  std::int64_t mails(const std::string &name, const std::string &to) {
    return site.count("ams_mails WHERE template = '" + name + "' AND recipient = '" + to + "'");
  }

  SiteUnderTest site;
  Member member = site.add_member("a@example.org", password);
  Visitor visitor{site};
  Visitor stranger{site};
};

TEST_F(AddressChangeTest, shr_03_takes_effect_when_the_new_address_confirms) {
  ask("new@example.org");
  stranger.get("/password-reset");
  stranger.post("/password-reset", {{"email", "a@example.org"}});
  EXPECT_TRUE(visitor.get("/account/profile").holds("new@example.org waits for"));
  const auto confirm = link("confirm");
  EXPECT_EQ(stranger.get(confirm).status, 200u);
  EXPECT_EQ(email(), "a@example.org") << "scanners open links too";
  EXPECT_EQ(stranger.post(confirm, {}).status, 200u);
  EXPECT_EQ(email(), "new@example.org");
  EXPECT_EQ(mails("email_changed", "a@example.org"), 1);
  EXPECT_EQ(mails("address_in_effect", "new@example.org"), 1);
  EXPECT_EQ(site.events.all.back().type, AMS_EVENT_MEMBER_CHANGED);
  EXPECT_EQ(site.count("ams_password_resets WHERE used_at IS NULL"), 0)
      << "a link in the old mailbox dies with the address";
  EXPECT_EQ(stranger.post(confirm, {}).status, 410u);
}

TEST_F(AddressChangeTest, runs_out_after_three_days) {
  ask("new@example.org");
  site.clock.advance(kit::Microseconds(confirm_time) + 1s);
  EXPECT_EQ(stranger.get(link("confirm")).status, 410u);
  EXPECT_EQ(stranger.post(link("confirm"), {}).status, 410u);
  EXPECT_EQ(email(), "a@example.org");
}

TEST_F(AddressChangeTest, the_old_address_stops_it_before) {
  ask("new@example.org");
  const auto confirm = link("confirm");
  stranger.get(link("object"));
  EXPECT_EQ(stranger.post(link("object"), {}).status, 200u);
  EXPECT_EQ(stranger.post(confirm, {}).status, 410u);
  EXPECT_EQ(email(), "a@example.org");
}

TEST_F(AddressChangeTest, the_old_address_undoes_it_within_a_week_and_ends_all_sessions) {
  ask("new@example.org");
  stranger.get(link("confirm"));
  stranger.post(link("confirm"), {});
  ASSERT_EQ(email(), "new@example.org");
  site.clock.advance(24h * 6);
  visitor.sign_in("new@example.org", password);
  ASSERT_EQ(visitor.get("/account").status, 200u);
  EXPECT_EQ(stranger.post(link("object"), {}).status, 200u);
  EXPECT_EQ(email(), "a@example.org");
  EXPECT_EQ(visitor.get("/account").status, 303u);
  EXPECT_EQ(mails("address_restored", "new@example.org"), 1);
}

TEST_F(AddressChangeTest, after_a_week_nobody_undoes_it) {
  ask("new@example.org");
  stranger.get(link("confirm"));
  stranger.post(link("confirm"), {});
  site.clock.advance(kit::Microseconds(object_time) + 1s);
  EXPECT_EQ(stranger.post(link("object"), {}).status, 410u);
  EXPECT_EQ(email(), "new@example.org");
}

TEST_F(AddressChangeTest, can_be_sent_again_a_few_times_and_given_up) {
  ask("new@example.org");
  for (int i = 0; i < 10; ++i) visitor.post("/account/address/resend", {});
  EXPECT_EQ(mails("address_confirm", "new@example.org"), most_confirm_mails);
  const auto confirm = link("confirm");
  visitor.post("/account/address/give-up", {});
  EXPECT_FALSE(visitor.get("/account/profile").holds("waits for"));
  stranger.get("/privacy");
  EXPECT_EQ(stranger.post(confirm, {}).status, 410u);
}

TEST_F(AddressChangeTest, an_address_that_somebody_took_meanwhile_is_not_given) {
  ask("new@example.org");
  site.add_member("new@example.org", password);
  stranger.get(link("confirm"));
  EXPECT_EQ(stranger.post(link("confirm"), {}).status, 410u);
  EXPECT_EQ(email(), "a@example.org");
}

TEST_F(AddressChangeTest, shr_03_staff_set_it_at_once_on_the_record_and_the_old_address_can_object) {
  const AddressChange changes(site.context, &site.events);
  site.database.run(site.soon(), [&](kit::Transaction &transaction) {
    std::vector<kit::Id> recorded;
    changes.set(transaction, *MemberStore::find(transaction, member.id), "new@example.org",
                recorded);
  });
  EXPECT_EQ(email(), "new@example.org");
  EXPECT_EQ(mails("email_changed", "a@example.org"), 1);
  stranger.get(link("object"));
  stranger.post(link("object"), {});
  EXPECT_EQ(email(), "a@example.org");
}

}  // namespace
}  // namespace ams::host
