// What a mentee's profile may become, and what may leave it (FOM-14, FOM-15, FACTS 7.3).
#include <plugin/mentees/rules.hpp>

#include <gmock/gmock.h>

#include <plugin/questionnaires/catalog.hpp>
#include <tandem_data.hpp>

namespace tandem::mentees {
namespace {

using questionnaires::Audience;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const questionnaires::Questionnaire &questionnaire() {
  static const questionnaires::Catalog catalog(
      kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml"));
  return catalog.mentee();
}

Sheet whole() {
  Sheet sheet;
  sheet.open = {{"display_name", {{"Ana"}, ""}},     {"role", {{"ASC_STU"}, ""}},
                {"province", {{"QC"}, ""}},          {"languages", {{"fr", "en"}, ""}},
                {"practice_areas", {{"PA_MH"}, ""}}, {"topics", {{"TP_START"}, ""}},
                {"goals", {{"To begin well"}, ""}},  {"introduction", {{"Hello"}, ""}}};
  sheet.identity = {{"gender", {{{"GW"}, ""}, Audience::shown}},
                    {"race", {{{"SELF"}, "me"}, Audience::staff_matching}}};
  return sheet;
}

Profile profile_of(Sheet sheet, std::int64_t version = 1) {
  return {{}, version, std::move(sheet), {}};
}

TEST(MenteesProfile, Fom15_IsCompleteWhenEveryRequiredQuestionHasAnAnswer) {
  EXPECT_TRUE(is_complete(questionnaire(), profile_of(whole())));
  for (const char *field : {"display_name", "role", "province", "languages", "practice_areas",
                            "topics", "goals", "introduction"}) {
    Profile profile = profile_of(whole());
    profile.sheet.open.erase(field);
    EXPECT_FALSE(is_complete(questionnaire(), profile)) << field;
  }
  EXPECT_FALSE(is_complete(questionnaire(), profile_of(whole(), 0))) << "never saved";
}

TEST(MenteesProfile, Fom14_IdentityIsNeverNeededAndNeverGoesAlong) {
  Profile profile = profile_of(whole());
  profile.sheet.identity.clear();
  EXPECT_TRUE(is_complete(questionnaire(), profile));
  const auto open = open_part(whole());
  EXPECT_THAT(open.identity, IsEmpty());
  EXPECT_EQ(open.open, whole().open);
}

TEST(MenteesProfile, RankingSeesOpenAnswersAlone) {
  const auto fit = fit_of(whole());
  EXPECT_THAT(fit.topics, ElementsAre("TP_START"));
  EXPECT_THAT(fit.practice_areas, ElementsAre("PA_MH"));
  EXPECT_THAT(fit.languages, ElementsAre("fr", "en"));
  EXPECT_EQ(fit.province, "QC");
  EXPECT_THAT(fit.modes, IsEmpty());
}

members::Member member() {
  members::Member member;
  member.given_name = "Ana";
  member.family_name = "Roy";
  member.category = "ASC_OTA";
  member.province = "NB";
  member.country = "CA";
  member.language = kit::Language::french;
  return member;
}

TEST(MenteesProfile, BeginsWithWhatTheHostKnows) {
  const auto sheet = first_sheet(questionnaire(), member());
  EXPECT_EQ(sheet.value("display_name"), "Ana Roy");
  EXPECT_EQ(sheet.value("province"), "NB");
  EXPECT_EQ(sheet.value("languages"), "fr");
  EXPECT_EQ(sheet.value("role"), "ASC_OTA");
  EXPECT_THAT(sheet.identity, IsEmpty());
  EXPECT_EQ(sheet.version, questionnaire().version);
}

TEST(MenteesProfile, WhoLivesAbroadIsOutsideCanada) {
  auto abroad = member();
  abroad.country = "FR";
  abroad.province = "";
  EXPECT_EQ(first_sheet(questionnaire(), abroad).value("province"), "XX");
}

TEST(MenteesProfile, AnUnknownCodeOfTheHostIsLeftBlank) {
  auto odd = member();
  odd.category = "SOMETHING_NEW";
  odd.province = "ZZ";
  const auto sheet = first_sheet(questionnaire(), odd);
  EXPECT_FALSE(sheet.open.contains("role"));
  EXPECT_FALSE(sheet.open.contains("province"));
}

TEST(MenteesConsents, Fom14_OnePerIdentityAnswerWithItsAudienceAndAllOthersEnd) {
  const auto changes = consent_changes(questionnaire(), whole());
  EXPECT_THAT(changes.give,
              ElementsAre("identity.mentee.gender.shown", "identity.mentee.race.staff_matching"));
  EXPECT_THAT(changes.withdraw, Contains("identity.mentee.gender.searchable"));
  EXPECT_THAT(changes.withdraw, Contains("identity.mentee.ethnicity.shown"));
  for (const auto &given : changes.give) EXPECT_THAT(changes.withdraw, Not(Contains(given)));
  EXPECT_EQ(changes.withdraw.size(), 6u * 3 - 2);
}

TEST(MenteesConsents, AMentorsConsentsAreOthers) {
  const auto changes = consent_changes(questionnaire(), {});
  EXPECT_THAT(changes.give, IsEmpty());
  EXPECT_THAT(changes.withdraw, Each(StartsWith("identity.mentee.")));
}

TEST(MenteesRefusals, HaveCodes) {
  EXPECT_STREQ(code(Refusal::incomplete), "incomplete");
  EXPECT_STREQ(code(Refusal::changed_elsewhere), "changed_elsewhere");
}

}  // namespace
}  // namespace tandem::mentees
