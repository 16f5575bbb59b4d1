// Matching, fit and order (FOM-13, FOM-14, FACTS 4.2).
#include <gmock/gmock.h>

#include <array>
#include <set>

#include <kit/language/format.hpp>
#include <plugin/directory/words.hpp>
#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::Contains;
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
    changes.push_back({someone.mentor.member_id, someone.searchable(), 1});
    index.apply(std::move(changes));
    index.publish();
  }
  void remove(unsigned number) {
    std::vector<Change> changes;
    changes.push_back({id_of(number), std::nullopt, 2});
    index.apply(std::move(changes));
  }
  std::vector<Id> ids(const Question &question) const {
    std::vector<Id> ids;
    for (const auto &hit : index.search(question).page) ids.push_back(hit.mentor_id);
    return ids;
  }
  Index index{criteria(), catalog().mentor(), few_young};
};

TEST_F(DirectoryOrder, IsFitThenFoldedNameThenId) {
  add(Someone(5, "Zed", "A").open("languages", {"fr"}));
  add(Someone(4, "Élan", "A"));
  add(Someone(3, "eve", "A"));
  add(Someone(2, "Eva", "A"));
  add(Someone(1, "Eva", "A"));
  EXPECT_THAT(ids(ask({}, {{"language", {"fr"}}})),
              ElementsAre(id_of(5), id_of(4), id_of(1), id_of(2), id_of(3)));
}

TEST_F(DirectoryOrder, PagesHoldTwentyAndNeverOverlap) {
  for (unsigned number = 1; number <= 45; ++number) add(Someone(number));
  std::set<Id> seen;
  for (unsigned page : {1u, 2u, 3u}) {
    const auto hits = index.search(ask({}, {}, today, page));
    EXPECT_EQ(hits.page.size(), page == 3 ? 5u : matches_per_page);
    EXPECT_EQ(hits.more, page < 3);
    EXPECT_EQ(hits.total, 45u);
    for (const auto &hit : hits.page) EXPECT_TRUE(seen.insert(hit.mentor_id).second);
  }
  EXPECT_THAT(ids(ask({}, {}, today, 4)), IsEmpty());
  EXPECT_THAT(ids(ask({}, {}, today, 4'000'000'000u)), IsEmpty());
}

TEST_F(DirectoryOrder, WithAnIdentityFilterThereIsNoTotalAndNoCount_FOM_14) {
  for (unsigned number = 1; number <= 21; ++number) {
    add(Someone(number).identity("gender", {"GW"}, Audience::searchable));
  }
  const auto hits = index.search(ask(by({{"gender", {"GW"}}})));
  EXPECT_FALSE(hits.total);
  EXPECT_TRUE(hits.more);
  EXPECT_THAT(hits.counts, IsEmpty());
  EXPECT_FALSE(index.search(ask(by_own_words("gender", "agenre"))).total);
}

TEST_F(DirectoryOrder, AChangeIsSeenOncePublished) {
  add(Someone(1));
  remove(1);
  EXPECT_THAT(ids(ask({})), ElementsAre(id_of(1)));
  index.publish();
  EXPECT_THAT(ids(ask({})), IsEmpty());
}

TEST_F(DirectoryOrder, WhoLeftAnOldSegmentIsGoneFromListAndCounts) {
  for (unsigned number = 1; number <= 200; ++number) add(Someone(number).open("languages", {"fr"}));
  for (unsigned number = 2; number <= 200; ++number) remove(number);
  index.publish();
  const auto hits = index.search(ask({}));
  EXPECT_EQ(hits.total, 1u);
  EXPECT_THAT(ids(ask({})), ElementsAre(id_of(1)));
}

TEST_F(DirectoryOrder, AHitCarriesTheRevisionItWasFoundIn) {
  add(Someone(1));
  EXPECT_EQ(index.search(ask({})).page.front().revision, 1);
}

// Taxonomy labels in both languages, and accents that nobody has to type (issue 3, item 11).
TEST_F(DirectoryOrder, AWordFindsLabelsInBothLanguagesAndTypedText) {
  add(Someone(1).open("practice_areas", {"PA_MH"}));
  add(Someone(2).open("biography", {"Œuvre en pédiatrie"}));
  add(Someone(3).open("client_ages", {"CA_PED"}));
  for (const char *word : {"sante mentale", "mental", "MENTALE"})
    EXPECT_THAT(ids(ask(by_words(word))), ElementsAre(id_of(1))) << word;
  EXPECT_THAT(ids(ask(by_words("pédiatrie"))), Contains(id_of(2)));
  EXPECT_THAT(ids(ask(by_words("oeuvre pediatr"))), ElementsAre(id_of(2)));
}

}  // namespace
}  // namespace tandem::directory::testing
