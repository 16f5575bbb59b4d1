// What of a mentor reaches the directory at all (DESIGN 5, FOM-14, PRV-13).
#include <gmock/gmock.h>

#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Everything of an entry as text: two entries that look the same here are the same to everybody.
std::string everything(const Searchable &entry) {
  std::string text = entry.mentor_id.text() + entry.name + entry.sort_name;
  for (const auto &[id, codes] : entry.facets) {
    text += '|' + id;
    for (const auto &code : codes) text += ',' + code;
  }
  for (const auto &[id, lists] : entry.own_words) {
    text += '|' + id;
    for (const auto &words : lists) {
      for (const auto &word : words) text += ',' + word;
    }
  }
  for (const auto &word : entry.words) text += ' ' + word;
  for (const auto *answers : {&entry.open, &entry.shown}) {
    for (const auto &[field, answer] : *answers) {
      text += '|' + field + '=' + answer.specify;
      for (const auto &value : answer.values) text += ',' + value;
    }
  }
  return text;
}

Someone full() {
  Someone someone(7, "Zoé", "Lefèvre");
  someone.open("province", {"QC"}).open("practice_areas", {"PA_MH"}).open("years", {"YP_21"});
  someone.open("biography", {"Cœur du métier"}).open("capacity", {"3"});
  return someone;
}

TEST(Searchable, NeedsEverythingThatMakesAMentorListed) {
  EXPECT_TRUE(full().searchable());
  for (auto spoil : std::vector<void (*)(Someone &)>{
           [](Someone &one) { one.mentor.opted_in = false; },
           [](Someone &one) { one.mentor.paused = true; },
           [](Someone &one) { one.mentor.suspended = true; },
           [](Someone &one) { one.mentor.terms_version.clear(); },
           [](Someone &one) { one.mentor.confidentiality_version.clear(); },
           [](Someone &one) { one.member.gone = true; },
           [](Someone &one) { one.member.paid_through.reset(); }}) {
    Someone someone = full();
    spoil(someone);
    EXPECT_FALSE(someone.searchable());
  }
}

TEST(Searchable, ALapseIsAQuestionOfTheDayAndNotOfTheEntry) {
  Someone someone = full();
  someone.member.paid_through = 2020y / 1 / 1;
  EXPECT_TRUE(someone.searchable());
  EXPECT_FALSE(finds(someone, {}));
}

TEST(Searchable, HoldsOpenAnswersButNotTheMentorsOwnLimit) {
  const auto entry = full().searchable();
  EXPECT_THAT(entry->facets.at("location"), ElementsAre("QC"));
  EXPECT_THAT(entry->facets.at("experience"), ElementsAre("YP_21"));
  EXPECT_TRUE(entry->open.contains("biography"));
  EXPECT_FALSE(entry->open.contains("capacity"));
  EXPECT_EQ(entry->sort_name, "zoe lefevre");
}

TEST(Searchable, HoldsNothingThatSaysAnythingButWhatMayBeFound_FOM_14) {
  const std::string blank = everything(*full().searchable());
  const std::vector<std::pair<std::string, std::vector<std::string>>> secrets{
      {"gender", {"GNB"}},     {"race", {"BLACK"}},           {"orientation", {"SO_QUE"}},
      {"ethnicity", {"Inuk"}}, {"trans_experience", {"YES"}}, {"indigenous_identity", {"II_ME"}}};
  for (const auto &[field, values] : secrets) {
    EXPECT_EQ(everything(*full().identity(field, values, Audience::staff_matching).searchable()),
              blank)
        << field;
  }
}

TEST(Searchable, ARefusalToAnswerIsABlankToEverybody_FOM_14) {
  const std::string blank = everything(*full().searchable());
  for (Audience audience : {Audience::staff_matching, Audience::searchable, Audience::shown}) {
    for (const char *field : {"gender", "race", "orientation", "trans_experience"}) {
      EXPECT_EQ(everything(*full().identity(field, {"PNTA"}, audience).searchable()), blank);
    }
    EXPECT_EQ(
        everything(*full().identity("indigenous_identity", {"UNSURE"}, audience).searchable()),
        blank);
  }
}

TEST(Searchable, SearchableIsNotShown_FOM_14) {
  const auto found = full().identity("gender", {"GW"}, Audience::searchable).searchable();
  EXPECT_THAT(found->facets.at("gender"), ElementsAre("GW"));
  EXPECT_THAT(found->shown, IsEmpty());
  const auto shown = full().identity("gender", {"GW"}, Audience::shown).searchable();
  EXPECT_THAT(shown->facets.at("gender"), ElementsAre("GW"));
  EXPECT_THAT(shown->shown.at("gender").values, ElementsAre("GW"));
}

TEST(Searchable, AShownAnswerLosesARefusalBesideIt) {
  const auto entry = full().identity("gender", {"GW", "PNTA"}, Audience::shown).searchable();
  EXPECT_THAT(entry->shown.at("gender").values, ElementsAre("GW"));
}

TEST(Searchable, OwnWordsAreNoCode) {
  const auto entry =
      full()
          .identity("gender", {"GNB", "SELF"}, Audience::searchable, "Agenre")
          .identity("race", {"ANOTHER_RACIAL_IDENTITY"}, Audience::searchable, "Maya")
          .searchable();
  EXPECT_THAT(entry->facets.at("gender"), ElementsAre("GNB"));
  EXPECT_FALSE(entry->facets.contains("race"));
  EXPECT_THAT(entry->own_words.at("gender"), ElementsAre(Words{"agenre"}));
  EXPECT_THAT(entry->own_words.at("race"), ElementsAre(Words{"maya"}));
}

TEST(Searchable, IdentityIsNeverAmongTheWords_FOM_14) {
  const auto entry = full()
                         .identity("gender", {"SELF"}, Audience::shown, "Agenre")
                         .identity("ethnicity", {"Haïtienne"}, Audience::shown)
                         .identity("orientation", {"SO_QUE"}, Audience::shown)
                         .searchable();
  for (const char *word : {"agenre", "haitienne", "queer"}) {
    EXPECT_FALSE(std::ranges::binary_search(entry->words, word)) << word;
  }
}

TEST(Searchable, IdentityWithoutACriterionIsShownButNotFoundBy) {
  const auto entry =
      full().identity("indigenous_identity", {"II_ME"}, Audience::shown).searchable();
  EXPECT_TRUE(entry->shown.contains("indigenous_identity"));
  EXPECT_EQ(
      everything(
          *full().identity("indigenous_identity", {"II_ME"}, Audience::searchable).searchable()),
      everything(*full().searchable()));
}

}  // namespace
}  // namespace tandem::directory::testing
