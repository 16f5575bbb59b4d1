#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <locale>
#include <thread>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <kit/web/embedded.hpp>

#include "translated/messages.hpp"
#include "translated_for_tests.hpp"

namespace ams::kit {
namespace {

std::string_view french_mo() {
  for (const auto &file : translated_for_tests())
    if (file.name == "fr.mo") return file.bytes;
  return {};
}

class CatalogueTest : public testing::Test {
 protected:
  std::string mentors(Language language, std::int64_t count) {
    return catalogue.say(language, translated::mentors(), count);
  }
  Catalogue catalogue{french_mo()};
};

TEST_F(CatalogueTest, SaysEachMessageInBothLanguages) {
  EXPECT_EQ(catalogue.say(Language::english, translated::greeting(), {{"name", "Ana"}}),
            "Hello, Ana!");
  EXPECT_EQ(catalogue.say(Language::french, translated::greeting(), {{"name", "Ana"}}),
            "Bonjour, Ana!");
  EXPECT_EQ(catalogue.say(Language::french, translated::joined()),
            "Deux littéraux font un seul message.");
}

// FACTS 6.2: in French 0 and 1 are singular.
TEST_F(CatalogueTest, CountsAsEachLanguageDoes) {
  EXPECT_EQ(mentors(Language::english, 0), "0 mentors");
  EXPECT_EQ(mentors(Language::english, 1), "One mentor");
  EXPECT_EQ(mentors(Language::english, 2), "2 mentors");
  EXPECT_EQ(mentors(Language::french, 0), "0 mentore");
  EXPECT_EQ(mentors(Language::french, 1), "1 mentore");
  EXPECT_EQ(mentors(Language::french, 2), "2 mentores");
}

TEST_F(CatalogueTest, CountsBeyondWhatGettextCounts) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(mentors(Language::english, most), "9,223,372,036,854,775,807 mentors");
  EXPECT_EQ(mentors(Language::french, std::int64_t{1} << 32),
            "4\u00A0294\u00A0967\u00A0296 mentores");
  EXPECT_EQ(mentors(Language::french, -1), "-1 mentore");
  EXPECT_EQ(mentors(Language::english, 1500), "1,500 mentors");
}

TEST_F(CatalogueTest, LeavesAValueAsItWasTyped) {
  EXPECT_EQ(catalogue.say(Language::french, translated::greeting(), {{"name", "{name} {n}"}}),
            "Bonjour, {name} {n}!");
}

TEST_F(CatalogueTest, LeavesAPlaceholderWithoutValueInSight) {
  EXPECT_EQ(catalogue.say(Language::english, translated::greeting()), "Hello, {name}!");
  EXPECT_EQ(catalogue.say(Language::english, Text{"{ {x} }{"}, {{"x", "1"}}), "{ {x} }{");
  EXPECT_EQ(catalogue.say(Language::english, Text{"{x}{y"}, {{"x", "1"}}), "1{y");
}

TEST_F(CatalogueTest, SaysInEnglishWhatHasNoFrench) {
  EXPECT_EQ(catalogue.say(Language::french, Text{"Not in the catalogue"}), "Not in the catalogue");
  EXPECT_EQ(catalogue.say(Language::french, CountedText{"{n} x", "{n} xs"}, 2), "2 xs");
  EXPECT_EQ(Catalogue("").say(Language::french, translated::joined()),
            "Two literals make one message.");
}

TEST_F(CatalogueTest, RefusesADamagedCatalogue) {
  EXPECT_ANY_THROW(Catalogue("this is no compiled catalogue, but it is long enough to be one"));
}

// Host and plugins share a process: nothing may be registered for all of it.
TEST_F(CatalogueTest, LeavesTheProcessAndOtherCataloguesAlone) {
  EXPECT_EQ(std::locale(), std::locale::classic());
  const Catalogue empty("");
  EXPECT_EQ(catalogue.say(Language::french, translated::joined()),
            "Deux littéraux font un seul message.");
}

TEST_F(CatalogueTest, AnswersManyThreadsAtOnce) {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong{0};
  for (int n = 0; n < 8; ++n)
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i)
        wrong += mentors(Language::french, i) !=
                 std::to_string(i) + (i > 1 ? " mentores" : " mentore");
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace ams::kit
