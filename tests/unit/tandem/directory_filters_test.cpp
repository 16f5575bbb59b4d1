// Filters as they are posted, addressed and kept (DESIGN 5, PRV-08).
#include <gmock/gmock.h>

#include <plugin/directory/filters.hpp>
#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

kit::Fields fields(std::initializer_list<std::pair<std::string, std::string>> pairs) {
  kit::Fields fields;
  for (const auto &[name, value] : pairs) fields.add(name, value);
  return fields;
}

const kit::Catalogue &messages() {
  static const kit::Catalogue catalogue("");
  return catalogue;
}

FiltersRead posted(const kit::Fields &fields) {
  return read_posted(criteria(), fields, messages(), kit::Language::english);
}

TEST(DirectoryFilters, AreReadInTheListsOrderOnceAndOnlyWhenOffered) {
  const auto read = posted(fields({{"language", "fr"},
                                   {"language", "en"},
                                   {"language", "fr"},
                                   {"language", "klingon"},
                                   {"gender", "PNTA"},
                                   {"gender", "SELF"},
                                   {"gender", "GW"}}));
  EXPECT_THAT(read.filters.codes.at("language"), ElementsAre("en", "fr"));
  EXPECT_THAT(read.filters.codes.at("gender"), ElementsAre("GW"));
  EXPECT_THAT(read.errors, IsEmpty());
}

TEST(DirectoryFilters, ABlankIsNoFilter) {
  const auto read = posted(fields({{"words", "   "}, {"ethnicity_words", ""}}));
  EXPECT_TRUE(read.filters.empty());
  EXPECT_THAT(read.errors, IsEmpty());
}

TEST(DirectoryFilters, TextWithoutAWordIsRefusedAndKept) {
  const auto read = posted(fields({{"words", "!?"}, {"ethnicity_words", ","}}));
  ASSERT_EQ(read.errors.size(), 2u);
  EXPECT_EQ(read.errors[0].field, "words");
  EXPECT_EQ(read.errors[1].field, "ethnicity_words");
  EXPECT_EQ(read.filters.words, "!?");
  EXPECT_EQ(read.filters.own_words.at("ethnicity"), ",");
  EXPECT_THAT(posted(fields({{"words", "e ot"}})).errors, IsEmpty()) << "one word is enough";
}

TEST(DirectoryFilters, TextThatIsRefusedIsKeptAsTypedWithAnErrorBesideIt) {
  const std::string wide(201, 'x');
  const auto read = posted(fields({{"words", wide}, {"gender_words", "a\nb"}}));
  ASSERT_EQ(read.errors.size(), 2u);
  EXPECT_EQ(read.errors[0].anchor, "words");
  EXPECT_EQ(read.errors[1].field, "gender_words");
  EXPECT_EQ(read.filters.words, wide);
  EXPECT_EQ(read.filters.own_words.at("gender"), "a\nb");
}

TEST(DirectoryFilters, OnlyOpenCodesFitAnAddress_PRV_08) {
  EXPECT_TRUE(fits_address(criteria(), {}));
  EXPECT_TRUE(fits_address(criteria(), by({{"language", {"fr"}}})));
  EXPECT_FALSE(fits_address(criteria(), by_words("stroke")));
  EXPECT_FALSE(fits_address(criteria(), by_own_words("ethnicity", "Inuk")));
  for (const char *id : {"gender", "race", "orientation"}) {
    EXPECT_FALSE(fits_address(criteria(), by({{id, {"x"}}}))) << id;
  }
}

TEST(DirectoryFilters, AnAddressNeverHoldsIdentityOrText_PRV_08) {
  Filters filters = by({{"gender", {"GW"}}, {"practice_area", {"PA_MH", "PA_VOC"}}});
  filters.words = "stroke";
  filters.own_words["ethnicity"] = "Inuk";
  EXPECT_EQ(to_address(criteria(), filters), "practice_area=PA_MH&practice_area=PA_VOC");
}

TEST(DirectoryFilters, ComeBackFromTheirAddress) {
  const Filters filters = by({{"language", {"en", "fr"}}, {"client_age", {"CA_SCH"}}});
  const auto query = kit::parse_urlencoded(to_address(criteria(), filters));
  const auto read = read_address(criteria(), *query);
  EXPECT_EQ(read.filters, filters);
  EXPECT_FALSE(read.left_out);
}

TEST(DirectoryFilters, IdentityAndTextInAnAddressAreIgnored_PRV_08) {
  for (const char *name :
       {"gender", "race", "orientation", "ethnicity", "ethnicity_words", "gender_words", "words"}) {
    const auto read = read_address(criteria(), fields({{name, "GW"}, {"language", "fr"}}));
    EXPECT_TRUE(read.left_out) << name;
    EXPECT_EQ(read.filters, by({{"language", {"fr"}}})) << name;
  }
}

TEST(DirectoryFilters, ComeBackFromWhatIsSealed) {
  Filters filters = by({{"gender", {"GW"}}, {"language", {"fr"}}});
  filters.words = "l’école “nord”";
  filters.own_words["ethnicity"] = "Inuk, Haïtienne";
  EXPECT_EQ(from_json(to_json(filters)), filters);
  for (const char *broken : {"", "{", "[]", "{\"codes\":1}", "{\"codes\":{},\"own_words\":{}}"}) {
    EXPECT_EQ(from_json(broken), std::nullopt) << broken;
  }
}

}  // namespace
}  // namespace tandem::directory::testing
