// Edit my profile: one form, one transaction, nothing typed lost.
#include <ams/ext/events.h>

#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

constexpr const char *password = "a long enough password";

class ProfileTest : public testing::Test {
 protected:
  ProfileTest() : member(site.add_member("a@example.org", password)), visitor(site) {
    visitor.sign_in("a@example.org", password);
    page = visitor.get("/account/profile");
  }

  // The form as it stands, with what is changed.
  Typed typed(const Typed &changes = {}) const {
    Typed fields = {{"operation_id", page.hidden("operation_id")},
                    {"revision", page.hidden("revision")},
                    {"given_name", "Given"},
                    {"family_name", "Family"},
                    {"email", "a@example.org"},
                    {"province", "ON"},
                    {"country", "CA"},
                    {"language", "en"}};
    for (const auto &[name, value] : changes) {
      bool found = false;
      for (auto &field : fields) {
        if (field.first == name) field.second = value, found = true;
      }
      if (!found) fields.emplace_back(name, value);
    }
    return fields;
  }

  SiteUnderTest site;
  Member member;
  Visitor visitor;
  Seen page;
};

TEST_F(ProfileTest, a_change_is_stored_with_its_event) {
  const auto saved = visitor.post("/account/profile",
                                  typed({{"given_name", "Zoé"}, {"language", "fr"}}));
  EXPECT_EQ(saved.status, 303u);
  EXPECT_EQ(saved.header("Location"), "/account/profile/saved");
  const auto after = site.stored(member.id);
  EXPECT_EQ(after.given_name, "Zoé");
  EXPECT_EQ(after.language, kit::Language::french);
  EXPECT_GT(after.revision, member.revision);
  ASSERT_EQ(site.events.all.size(), 1u);
  EXPECT_EQ(site.events.all[0].type, AMS_EVENT_MEMBER_CHANGED);
  EXPECT_EQ(site.events.all[0].member.revision, after.revision) << "the snapshot is the new one";
  EXPECT_TRUE(visitor.get("/account/profile/saved").holds("Outcome of demo."));
}

TEST_F(ProfileTest, a_submission_is_recorded_even_when_the_record_did_not_change) {
  visitor.post("/account/profile", typed({{"demo_answer", "right"}}));
  ASSERT_EQ(site.events.all.size(), 1u);
  EXPECT_EQ(site.events.all[0].type, AMS_EVENT_FORM_SUBMITTED);
  EXPECT_EQ(site.events.all[0].plugin, "demo");
  EXPECT_EQ(site.events.all[0].submission, "sealed blob");
  EXPECT_EQ(site.stored(member.id).revision, member.revision);
}

TEST_F(ProfileTest, errors_of_host_and_plugin_stand_together_and_nothing_typed_is_lost) {
  const auto refused = visitor.post(
      "/account/profile",
      typed({{"given_name", ""}, {"family_name", "Typed"}, {"demo_answer", "wrong"}}));
  EXPECT_EQ(refused.status, 422u);
  EXPECT_TRUE(refused.holds("<a href=\"#given_name\">Please type your given name.</a>"));
  EXPECT_TRUE(refused.holds("<a href=\"#demo\">Demo is wrong.</a>"));
  EXPECT_TRUE(refused.holds("id=\"given_name-error\""));
  EXPECT_TRUE(refused.holds("<title>Error: Edit my profile"));
  EXPECT_TRUE(refused.holds("value=\"Typed\""));
  EXPECT_TRUE(refused.holds("<p id=\"demo\">wrong</p>"));
  EXPECT_EQ(site.stored(member.id).family_name, "Family");
  EXPECT_TRUE(site.events.all.empty());
}

TEST_F(ProfileTest, a_second_click_has_one_effect_and_gets_the_same_page) {
  const auto fields = typed({{"given_name", "Once"}, {"demo_answer", "right"}});
  const auto first = visitor.post("/account/profile", fields);
  const auto revision = site.stored(member.id).revision;
  const auto second = visitor.post("/account/profile", fields);
  EXPECT_EQ(second.status, 303u);
  EXPECT_EQ(second.header("Location"), first.header("Location"));
  EXPECT_EQ(site.stored(member.id).revision, revision);
  EXPECT_EQ(site.events.all.size(), 2u);
}

TEST_F(ProfileTest, a_second_click_is_known_before_anything_is_checked) {
  const auto fields = typed({{"demo_answer", "right"}});
  const auto first = visitor.post("/account/profile", fields);
  // As a plugin does, whose record the first click has changed.
  site.sections.refuses = true;
  const auto second = visitor.post("/account/profile", fields);
  EXPECT_EQ(second.status, 303u);
  EXPECT_EQ(second.header("Location"), first.header("Location"));
  page = visitor.get("/account/profile");
  EXPECT_EQ(visitor.post("/account/profile", typed({{"demo_answer", "right"}})).status, 422u);
}

TEST_F(ProfileTest, a_change_in_another_window_is_never_overwritten_unseen) {
  Visitor other(site);
  other.sign_in("a@example.org", password);
  const auto before = page;
  page = other.get("/account/profile");
  other.post("/account/profile", typed({{"province", "BC"}}));
  page = before;
  const auto refused = visitor.post("/account/profile", typed({{"family_name", "Late"}}));
  EXPECT_EQ(refused.status, 409u);
  EXPECT_TRUE(refused.holds("changed in the meantime"));
  EXPECT_TRUE(refused.holds("value=\"Late\""));
  EXPECT_EQ(site.stored(member.id).province, "BC");
  page = refused;
  EXPECT_EQ(visitor.post("/account/profile", typed({{"family_name", "Late"}})).status, 303u)
      << "having seen it, the member may save";
}

TEST_F(ProfileTest, a_new_address_takes_the_password_and_waits_for_its_owner) {
  const Typed change = {{"email", "new@example.org"}};
  EXPECT_EQ(visitor.post("/account/profile", typed(change)).status, 422u);
  auto with = change;
  with.emplace_back("password", "not it");
  EXPECT_EQ(visitor.post("/account/profile", typed(with)).status, 422u);
  with.back().second = password;
  EXPECT_EQ(visitor.post("/account/profile", typed(with)).status, 303u);
  EXPECT_EQ(site.stored(member.id).email, "a@example.org") << "until the link is opened";
  EXPECT_EQ(site.count("ams_mails WHERE template = 'address_confirm'"
                       " AND recipient = 'new@example.org'"),
            1);
  EXPECT_EQ(site.count("ams_mails WHERE template = 'address_asked'"
                       " AND recipient = 'a@example.org'"),
            1);
  EXPECT_FALSE(site.log.contains("new@example.org"));
}

TEST_F(ProfileTest, an_address_of_somebody_else_is_refused) {
  site.add_member("taken@example.org", password);
  const auto refused = visitor.post(
      "/account/profile", typed({{"email", "TAKEN@example.org"}, {"password", password}}));
  EXPECT_EQ(refused.status, 422u);
  EXPECT_TRUE(refused.holds("id=\"email-error\""));
}

TEST_F(ProfileTest, the_toggle_shows_the_form_as_typed_and_saves_nothing) {
  const auto french = visitor.post("/account/profile",
                                   typed({{"given_name", "Tapé"}, {"demo_answer", "typed"},
                                          {"switch_language", "fr"}}));
  EXPECT_EQ(french.status, 200u);
  EXPECT_TRUE(french.holds("<html lang=\"fr\">"));
  EXPECT_TRUE(french.holds("value=\"Tapé\""));
  EXPECT_TRUE(french.holds("<p id=\"demo\">typed</p>"));
  EXPECT_EQ(french.hidden("revision"), page.hidden("revision")) << "conflicts are still seen";
  EXPECT_EQ(site.stored(member.id).given_name, "Given");
}

TEST_F(ProfileTest, a_plugin_that_is_slow_or_silent_never_stops_the_profile) {
  site.events.delivers = false;
  site.sections.leaves_out = true;
  const auto saved = visitor.post("/account/profile",
                                  typed({{"given_name", "New"}, {"demo_answer", "right"}}));
  EXPECT_EQ(saved.header("Location"), "/account/profile/saved?processing=1&left_out=1");
  const auto after = visitor.get(saved.header("Location"));
  EXPECT_TRUE(after.holds("still being processed") && after.holds("could not be saved"));
  EXPECT_EQ(site.stored(member.id).given_name, "New");
}

TEST_F(ProfileTest, a_forged_operation_or_revision_changes_nothing) {
  EXPECT_EQ(visitor.post("/account/profile", typed({{"operation_id", "x"}})).status, 422u);
  EXPECT_EQ(visitor.post("/account/profile",
                         typed({{"revision", "999999"}, {"given_name", "X"}})).status,
            409u);
  EXPECT_EQ(site.stored(member.id).given_name, "Given");
}

}  // namespace
}  // namespace ams::host
