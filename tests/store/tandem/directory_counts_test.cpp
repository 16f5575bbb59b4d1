// Counts beside values, and what one page costs (issue 3, items 11 and 12; FOM-14).
#include <tests/store/tandem/directory_pages.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class DirectoryCounts : public DirectoryPagesTest {
 protected:
  // The choice with that code, from its box to its end.
  static std::string choice(const std::string &html, const std::string &code) {
    const auto at = html.find("value=\"" + code + "\"");
    return html.substr(at, html.find("</label>", at) - at);
  }
  std::string list(const std::string &query = "", Language language = Language::english) {
    PageRequest asked = request(viewer);
    asked.language = language;
    return page(get("/mentorship/mentors" + query, asked)).html;
  }
};

TEST_F(DirectoryCounts, SayWhatEachValueWouldFindBesideTheOtherGroups) {
  submit(one, member("Ana"), sheet({"fr"}));
  submit(one, member("Bea"), sheet({"en"}));
  submit(one, member("Cleo"), sheet({"en", "fr"}));
  Sheet elsewhere = sheet({"en"});
  elsewhere.open["province"] = {{"NU"}, ""};
  submit(one, member("Dia"), elsewhere);
  const std::string all = list();
  EXPECT_THAT(choice(all, "en"), HasSubstr("(3)"));
  EXPECT_THAT(choice(all, "ON"), HasSubstr("(3)"));
  const std::string french = list("?language=fr");
  EXPECT_THAT(choice(french, "en"), HasSubstr("(3)")) << "its own group does not narrow it";
  EXPECT_THAT(choice(french, "ON"), HasSubstr("(2)"));
  EXPECT_THAT(choice(french, "NU"), HasSubstr("(0)"));
  EXPECT_THAT(choice(french, "NU"), Not(HasSubstr("disabled")));
}

TEST_F(DirectoryCounts, StandInBothLanguages) {
  submit(one, member("Ana"), sheet({"fr"}));
  const std::string page = list("", Language::french);
  EXPECT_THAT(choice(page, "ON"), HasSubstr("(1)"));
  EXPECT_THAT(page, HasSubstr("Le nombre à côté d’un choix"));
}

TEST_F(DirectoryCounts, ThereAreNoneForIdentityAndNoneBesideAnIdentityFilter_FOM_14) {
  submit(one, member("Ana"), with_gender(Audience::searchable));
  const std::string all = list();
  EXPECT_THAT(choice(all, "GW"), HasSubstr("<span class=\"muted\"></span>"));
  EXPECT_THAT(choice(all, "ON"), HasSubstr("(1)"));
  const std::string by_gender = page(get(path(post({{"gender", "GW"}})))).html;
  EXPECT_THAT(by_gender, HasSubstr("Ana Roy"));
  for (const char *code : {"ON", "en", "PA_MH", "GW"})
    EXPECT_THAT(choice(by_gender, code), HasSubstr("<span class=\"muted\"></span>")) << code;
  EXPECT_THAT(by_gender, Not(HasSubstr("The number beside a choice")));
}

// One for the mentee's wishes and one for the revision; more when somebody on the page changed, but
// no more for twenty of them than for one.
TEST_F(DirectoryCounts, APageTakesFewStatementsHoweverManyMentorsThereAre) {
  const auto statements = [&] {
    const auto before = one.database.statements();
    list();
    return one.database.statements() - before;
  };
  submit(one, member("Ana"), sheet());
  list();
  const auto shown_again = statements();
  for (int more = 0; more < 25; ++more) submit(one, member("Bea"), sheet());
  list();
  EXPECT_EQ(statements(), shown_again);
  EXPECT_EQ(shown_again, 2u);
  one.run([](Transaction &transaction) {
    transaction.execute("UPDATE tandem_mentors SET directory_revision = directory_revision + 100");
    transaction.execute("UPDATE tandem_directory_revision SET revision = revision + 100");
  });
  EXPECT_LE(statements(), shown_again + 12u) << "all twenty are read anew, in one statement";
}

class Apart : public Separations {
 public:
  std::vector<Id> apart_from(Transaction &, const Id &seeker) const override {
    const auto found = pairs.find(seeker);
    return found == pairs.end() ? std::vector<Id>() : found->second;
  }
  std::map<Id, std::vector<Id>> pairs;
};

TEST_F(DirectoryCounts, WhoIsKeptApartIsNeitherFoundNorCounted) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  submit(one, member("Bea"), sheet());
  Apart apart;
  one.directory.ask(apart);
  EXPECT_THAT(names(one), ElementsAre("Ana Roy", "Bea Roy"));
  apart.pairs[viewer] = {ana};
  EXPECT_THAT(names(one), ElementsAre("Bea Roy")) << "at once, and nobody has written anything";
  EXPECT_THAT(choice(list(), "ON"), HasSubstr("(1)"));
}

class DirectoryBuilding : public DirectoryTest {};

TEST_F(DirectoryBuilding, NobodyWaitsForItBeforeTheFirstSearch) {
  submit(one, member("Ana"), sheet());
  EXPECT_FALSE(two.directory.building());
  EXPECT_FALSE(two.directory.build_on(two.soon()));
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
  EXPECT_FALSE(two.directory.building());
}

TEST_F(DirectoryBuilding, ASearchThatCannotFinishItSaysSoAndTheJobGoesOn) {
  submit(one, member("Ana"), sheet());
  // The revision can be read and the mentors cannot: what a deadline in the middle looks like.
  one.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_members TO tandem_members_away");
  });
  EXPECT_ANY_THROW(names(two));
  ASSERT_TRUE(two.directory.building());
  EXPECT_EQ(two.directory.building()->total, 1u);
  one.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_members_away TO tandem_members");
  });
  EXPECT_FALSE(two.directory.build_on(two.soon()));
  EXPECT_FALSE(two.directory.building());
  EXPECT_THAT(names(two), ElementsAre("Ana Roy"));
}

TEST_F(DirectoryBuilding, TheDetailsOfAMentorWhoChangedAreReadAnew) {
  const Id ana = member("Ana");
  submit(one, ana, sheet({"en"}));
  const auto languages = [&] {
    const auto matches = two.directory.search(two.soon(), today(two), {}, {viewer, {}}, 1);
    return matches.page.front().mentor->open.at("languages").values;
  };
  EXPECT_THAT(languages(), ElementsAre("en"));
  submit(one, ana, sheet({"fr"}));
  EXPECT_THAT(languages(), ElementsAre("fr"));
  submit(one, ana, sheet({"fr"}), false);
  EXPECT_THAT(names(two), IsEmpty());
}

}  // namespace
}  // namespace tandem::directory::testing
