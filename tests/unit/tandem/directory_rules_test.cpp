// Matching, fit and order (FOM-13, FOM-14, FACTS 4.2).
#include <gmock/gmock.h>

#include <array>
#include <set>

#include <kit/language/format.hpp>
#include <plugin/directory/words.hpp>
#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

std::vector<std::string> ids_of(const std::vector<Criterion> &criteria) {
  std::vector<std::string> ids;
  for (const auto &criterion : criteria) ids.push_back(criterion.id);
  return ids;
}

TEST(DirectoryCriteria, AreAllTenAndMore_FOM_13) {
  EXPECT_THAT(ids_of(criteria()),
              IsSupersetOf({"practice_area", "training", "client_age", "location", "gender", "race",
                            "orientation", "ethnicity", "language", "experience", "focus", "topic",
                            "setting", "mode"}));
}

TEST(DirectoryCriteria, IdentityNeverWeighs) {
  for (const auto &criterion : criteria()) {
    EXPECT_EQ(criterion.weight == 0, criterion.identity) << criterion.id;
  }
}

TEST(DirectoryCriteria, OfferNoRefusalAndNoOwnWords) {
  const Criterion *gender = find(criteria(), "gender");
  EXPECT_TRUE(gender->offers("GW"));
  for (const char *code : {"SELF", "PNTA", "nothing"}) EXPECT_FALSE(gender->offers(code));
  EXPECT_FALSE(find(criteria(), "race")->offers("ANOTHER_RACIAL_IDENTITY"));
  EXPECT_TRUE(find(criteria(), "practice_area")->offers("PA_OTH"));
}

TEST(DirectoryMatching, NoFilterFindsEverybody_OTH_02) {
  EXPECT_TRUE(finds(Someone(1), {}));
  EXPECT_TRUE(finds(Someone(1).identity("gender", {"PNTA"}, Audience::staff_matching), {}));
}

TEST(DirectoryMatching, WhoIsApartFromTheSeekerIsNotFound) {
  const auto found = [](unsigned number) {
    const Seeker seeker{id_of(0), {}, {id_of(3), id_of(1)}};
    return matches(*Someone(number).searchable(), prepare(criteria(), {}, seeker, today, 1));
  };
  EXPECT_FALSE(found(1));
  EXPECT_TRUE(found(2));
  EXPECT_FALSE(found(3));
}

TEST(DirectoryMatching, EveryCriterionFindsItsValueAndNoOther) {
  const std::vector<std::array<std::string, 4>> cases{
      {"practice_area", "practice_areas", "PA_MH", "PA_VOC"},
      {"training", "training", "TR_IE", "TR_OT_M"},
      {"client_age", "client_ages", "CA_SEN", "CA_SCH"},
      {"location", "province", "NU", "ON"},
      {"language", "languages", "fr", "en"},
      {"experience", "years", "YP_0_2", "YP_21"},
      {"focus", "focus", "FT_HAND", "FT_DEM"},
      {"topic", "topics", "TP_JOB", "TP_BUS"},
      {"setting", "settings", "ES_SCH", "ES_HOSP"},
      {"community", "community_sizes", "CS_REM", "CS_URB"},
      {"mode", "modes", "MD_TEL", "MD_FACE"}};
  for (const auto &[criterion, field, code, other] : cases) {
    Someone someone(1);
    someone.open(field, {code});
    EXPECT_TRUE(finds(someone, by({{criterion, {code}}}))) << criterion;
    EXPECT_FALSE(finds(someone, by({{criterion, {other}}}))) << criterion;
    EXPECT_FALSE(finds(Someone(2), by({{criterion, {code}}}))) << criterion;
  }
}

TEST(DirectoryMatching, IdentityIsFoundOnlyWhenSearchable_FOM_14) {
  const std::vector<std::array<std::string, 3>> cases{
      {"gender", "GW", "GM"}, {"race", "BLACK", "WHITE"}, {"orientation", "SO_LG", "SO_HET"}};
  for (const auto &[field, code, other] : cases) {
    for (Audience audience : {Audience::searchable, Audience::shown}) {
      EXPECT_TRUE(finds(Someone(1).identity(field, {code}, audience), by({{field, {code}}})));
      EXPECT_FALSE(finds(Someone(1).identity(field, {code}, audience), by({{field, {other}}})));
    }
    EXPECT_FALSE(
        finds(Someone(1).identity(field, {code}, Audience::staff_matching), by({{field, {code}}})));
  }
}

TEST(DirectoryMatching, ValuesOfOneCriterionAreAlternativesAndCriteriaAddUp) {
  Someone someone(1);
  someone.open("languages", {"fr"}).open("province", {"QC"});
  EXPECT_TRUE(finds(someone, by({{"language", {"en", "fr"}}})));
  EXPECT_TRUE(finds(someone, by({{"language", {"en", "fr"}}, {"location", {"QC", "ON"}}})));
  EXPECT_FALSE(finds(someone, by({{"language", {"fr"}}, {"location", {"ON"}}})));
}

TEST(DirectoryMatching, AnAgeAlsoFindsTheGroupsThatHoldIt_FACTS_4_2) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> found_by{
      {"CA_PRE", {"CA_PRE", "CA_PED", "CA_ALL"}},
      {"CA_SCH", {"CA_SCH", "CA_PED", "CA_ALL"}},
      {"CA_PED", {"CA_PED", "CA_ALL"}},
      {"CA_ADU", {"CA_ADU", "CA_MIX", "CA_ALL"}},
      {"CA_SEN", {"CA_SEN", "CA_MIX", "CA_ALL"}},
      {"CA_MIX", {"CA_MIX", "CA_ALL"}},
      {"CA_ALL", {"CA_ALL"}},
      {"CA_NA", {"CA_NA"}}};
  for (const auto &[asked, accepted] : found_by) {
    for (const auto &item : catalog().list("client_age").items) {
      Someone someone(1);
      someone.open("client_ages", {item.code});
      const bool expected = std::ranges::find(accepted, item.code) != accepted.end();
      EXPECT_EQ(finds(someone, by({{"client_age", {asked}}})), expected) << asked << item.code;
    }
  }
}

TEST(DirectoryMatching, NobodyFindsARefusal_FOM_14) {
  Someone someone(1);
  someone.identity("gender", {"PNTA"}, Audience::shown);
  const Question question = ask(by({{"gender", {"PNTA"}}}));
  EXPECT_THAT(question.demands, IsEmpty());
  EXPECT_FALSE(finds(someone, by({{"gender", {"GW"}}})));
}

TEST(DirectoryMatching, OwnWordsAreFoundFoldedAndWholeUnderTheirCriterionAlone) {
  Someone someone(1);
  someone.identity("ethnicity", {"Haïtienne", "Franco-Ontarienne"}, Audience::searchable)
      .identity("gender", {"SELF"}, Audience::searchable, "Agenre");
  EXPECT_TRUE(finds(someone, by_own_words("ethnicity", "haitienne")));
  EXPECT_TRUE(finds(someone, by_own_words("ethnicity", "Inuk, FRANCO-ONTARIENNE")));
  EXPECT_TRUE(finds(someone, by_own_words("ethnicity", "Inuk; Ontarienne")));
  EXPECT_TRUE(finds(someone, by_own_words("gender", "agenre")));
  EXPECT_FALSE(finds(someone, by_own_words("ethnicity", "haitien")));
  EXPECT_FALSE(finds(someone, by_own_words("ethnicity", "haitienne ontarienne")));
  EXPECT_FALSE(finds(someone, by_own_words("race", "haitienne")));
  EXPECT_FALSE(finds(someone, by_words("haitienne")));
}

TEST(DirectoryMatching, OwnWordsForStaffAloneAreNotFound) {
  Someone someone(1);
  someone.identity("ethnicity", {"Inuk"}, Audience::staff_matching)
      .identity("gender", {"SELF"}, Audience::staff_matching, "Agenre");
  EXPECT_FALSE(finds(someone, by_own_words("ethnicity", "Inuk")));
  EXPECT_FALSE(finds(someone, by_own_words("gender", "Agenre")));
}

TEST(DirectoryMatching, OwnWordsAndCodesOfOneCriterionAreAlternatives) {
  Filters either = by({{"gender", {"GW"}}});
  either.own_words["gender"] = "agenre";
  EXPECT_TRUE(finds(Someone(1).identity("gender", {"GW"}, Audience::searchable), either));
  EXPECT_TRUE(
      finds(Someone(1).identity("gender", {"SELF"}, Audience::searchable, "Agenre"), either));
  EXPECT_FALSE(finds(Someone(1).identity("gender", {"GM"}, Audience::searchable), either));
}

TEST(DirectoryMatching, WordsAreFoldedInBothLanguagesAndAllNeeded) {
  Someone someone(1, "Noémie", "O’Brien");
  someone.open("focus", {"FT_PED"})
      .open("practice_areas", {"PA_OTH"}, "Soins des plaies")
      .open("biography", {"Au cœur de l’équipe, depuis 1998."});
  for (const char *typed : {"pédiatrie", "PEDIATRIE", "paediatrics", "coeur", "Cœur d’équipe",
                            "noemie obrien plaies 1998", "noemie o’brien", "plaie"}) {
    EXPECT_EQ(finds(someone, by_words(typed)),
              std::string_view(typed) != "noemie obrien plaies 1998")
        << typed;
  }
  EXPECT_FALSE(finds(someone, by_words("pédiatrie oncologie")));
  EXPECT_FALSE(finds(someone, by_words("ediatrie")));
  EXPECT_TRUE(finds(someone, by_words(" , ’ ")));
}

TEST(DirectoryMatching, TwoLettersAreAWholeWord) {
  EXPECT_TRUE(finds(Someone(1).open("city", {"Ma"}), by_words("ma")));
  EXPECT_FALSE(finds(Someone(1).open("city", {"Mascouche"}), by_words("ma")));
  EXPECT_TRUE(finds(Someone(1).open("city", {"Mascouche"}), by_words("mas")));
}

TEST(DirectoryMatching, OneselfIsNotAResult) {
  const auto entry = Someone(1).searchable();
  Question question = ask({});
  EXPECT_TRUE(matches(*entry, question));
  question.asked_by = entry->mentor_id;
  EXPECT_FALSE(matches(*entry, question));
}

TEST(DirectoryLapse, CountsToTheEndOfTheDayInTheAssociationsZone_FOM_01) {
  Someone someone(1);
  someone.member.paid_through = 2026y / 11 / 22;
  const auto end = kit::end_of_day(2026y / 11 / 22, "America/Toronto");
  const auto day_of = [](kit::Instant at) { return kit::date_in(at, "America/Toronto"); };
  EXPECT_TRUE(finds(someone, {}, day_of(end - kit::Microseconds{1})));
  EXPECT_FALSE(finds(someone, {}, day_of(end)));
  EXPECT_EQ(end, std::chrono::sys_days{2026y / 11 / 23} + 5h);
}

TEST(DirectoryFit, AddsUpWhatWasAskedForAndWhatIsWished) {
  Someone someone(1);
  someone.open("topics", {"TP_JOB", "TP_BUS"}).open("languages", {"en", "fr"});
  EXPECT_EQ(weighed(someone, {}).fit, 0);
  const int one = weighed(someone, by({{"language", {"fr"}}})).fit;
  EXPECT_GT(one, 0);
  EXPECT_EQ(weighed(someone, by({{"language", {"fr"}}}), {{"language", {"fr"}}}).fit, one);
  EXPECT_EQ(weighed(someone, by({{"language", {"fr"}}}), {{"language", {"en"}}}).fit, 2 * one);
  EXPECT_GT(weighed(someone, {}, {{"topic", {"TP_JOB"}}}).fit, one);
}

TEST(DirectoryFit, ReasonsNameTheMentorsOwnCodesHeaviestFirst) {
  Someone someone(1);
  someone.open("client_ages", {"CA_PED"}).open("topics", {"TP_JOB", "TP_BUS", "TP_ETHICS"});
  const auto match =
      weighed(someone, by({{"client_age", {"CA_SCH"}}}), {{"topic", {"TP_BUS", "TP_JOB"}}});
  ASSERT_EQ(match.reasons.size(), 2u);
  EXPECT_EQ(match.reasons[0].criterion->id, "topic");
  EXPECT_THAT(match.reasons[0].codes, ElementsAre("TP_JOB", "TP_BUS"));
  EXPECT_EQ(match.reasons[1].criterion->id, "client_age");
  EXPECT_THAT(match.reasons[1].codes, ElementsAre("CA_PED"));
}

TEST(DirectoryFit, IdentityIsNeitherFitNorReason_FOM_14) {
  Someone someone(1);
  someone.identity("gender", {"GW"}, Audience::shown).identity("race", {"BLACK"}, Audience::shown);
  const auto match = weighed(someone, by({{"gender", {"GW"}}, {"race", {"BLACK"}}}),
                             {{"gender", {"GW"}}, {"race", {"BLACK"}}});
  EXPECT_EQ(match.fit, 0);
  EXPECT_THAT(match.reasons, IsEmpty());
}

class DirectoryOrder : public ::testing::Test {
 protected:
  void add(const Someone &someone) {
    std::vector<Change> changes;
    changes.push_back({someone.mentor.member_id, someone.searchable()});
    index.apply(std::move(changes));
    index.publish();
  }
  std::vector<std::string> names(const Matches &matches) const {
    std::vector<std::string> names;
    for (const auto &match : matches.page) names.push_back(match.mentor->name);
    return names;
  }
  LinearIndex index;
};

TEST_F(DirectoryOrder, IsFitThenFoldedNameThenId) {
  add(Someone(5, "Zed", "A").open("languages", {"fr"}));
  add(Someone(4, "Élan", "A"));
  add(Someone(3, "eve", "A"));
  add(Someone(2, "Eva", "A"));
  add(Someone(1, "Eva", "A"));
  const auto matches = index.search(ask({}, {{"language", {"fr"}}}));
  EXPECT_THAT(names(matches), ElementsAre("Zed A", "Élan A", "Eva A", "Eva A", "eve A"));
  EXPECT_EQ(matches.page[2].mentor->mentor_id, id_of(1));
}

TEST_F(DirectoryOrder, PagesHoldTwentyAndNeverOverlap) {
  for (unsigned number = 1; number <= 45; ++number) add(Someone(number));
  std::set<Id> seen;
  for (unsigned page : {1u, 2u, 3u}) {
    const auto matches = index.search(ask({}, {}, today, page));
    EXPECT_EQ(matches.page.size(), page == 3 ? 5u : matches_per_page);
    EXPECT_EQ(matches.more, page < 3);
    EXPECT_EQ(matches.total, 45u);
    for (const auto &match : matches.page) {
      EXPECT_TRUE(seen.insert(match.mentor->mentor_id).second);
    }
  }
  EXPECT_THAT(index.search(ask({}, {}, today, 4)).page, IsEmpty());
  EXPECT_THAT(index.search(ask({}, {}, today, 4'000'000'000u)).page, IsEmpty());
}

TEST_F(DirectoryOrder, WithAnIdentityFilterThereIsNoTotal_FOM_14) {
  for (unsigned number = 1; number <= 21; ++number) {
    add(Someone(number).identity("gender", {"GW"}, Audience::searchable));
  }
  const auto matches = index.search(ask(by({{"gender", {"GW"}}})));
  EXPECT_FALSE(matches.total);
  EXPECT_TRUE(matches.more);
  EXPECT_FALSE(index.search(ask(by_own_words("gender", "agenre"))).total);
}

TEST_F(DirectoryOrder, AChangeIsSeenOncePublishedAndAnOldSnapshotStays) {
  add(Someone(1));
  const auto before = index.find(id_of(1));
  std::vector<Change> changes;
  changes.push_back({id_of(1), std::nullopt});
  index.apply(std::move(changes));
  EXPECT_TRUE(index.find(id_of(1)));
  index.publish();
  EXPECT_FALSE(index.find(id_of(1)));
  EXPECT_THAT(index.search(ask({})).page, IsEmpty());
  EXPECT_EQ(before->name, "Ana Roy");
}

}  // namespace
}  // namespace tandem::directory::testing
