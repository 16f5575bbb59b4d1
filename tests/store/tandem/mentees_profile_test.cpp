// The Mentee Profile Questionnaire: saving, its page, its consents, and what is at rest (FOM-14,
// FOM-15, FOM-24).
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char *path = "/mentorship/profile";

class MenteesProfilePage : public IntroductionsTest {
 protected:
  Id ana = member("Ana", Language::french);

  // The form as a person fills it in.
  kit::Fields filled(const std::string &version = "0") {
    kit::Fields fields;
    fields.add("version", version);
    for (const auto &[name, value] :
         std::vector<std::pair<std::string, std::string>>{{"display_name", "Ana"},
                                                          {"role", "MEM"},
                                                          {"province", "ON"},
                                                          {"languages", "fr"},
                                                          {"practice_areas", "PA_MH"},
                                                          {"topics", "TP_START"},
                                                          {"goals", "One\r\n\r\ntwo"},
                                                          {"introduction", "Hello <b>"}})
      fields.add("mentee_" + name, value);
    return fields;
  }
  void with_gender(kit::Fields &fields, const std::string &audience, bool consent = true) {
    fields.add("mentee_gender", "GW");
    if (!audience.empty()) fields.add("mentee_gender_audience", audience);
    if (consent) fields.add("mentee_gender_consent", "1");
  }
  std::optional<mentees::Profile> record() {
    return run([&](Transaction &transaction) { return mentees.find(transaction, ana); });
  }
  std::vector<std::string> standing() {
    return run([&](Transaction &transaction) {
      std::vector<std::string> purposes;
      for (const auto &line : consents.standing(transaction, ana)) purposes.push_back(line.purpose);
      return purposes;
    });
  }
};

TEST_F(MenteesProfilePage, BeginsWithNameProvinceAndLanguage) {
  const auto shown = page(get_page({ana}, path));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, HasSubstr("value=\"Ana Roy\""));
  EXPECT_THAT(shown.html, HasSubstr("value=\"ON\" selected"));
  EXPECT_THAT(shown.html, HasSubstr("name=\"mentee_languages\" value=\"fr\" checked"));
  EXPECT_THAT(shown.html, HasSubstr("id=\"main-form\""));
}

TEST_F(MenteesProfilePage, NothingOfIdentityIsTickedBeforehand) {
  auto html = page(get_page({ana}, path)).html;
  html = html.substr(html.find("mentee_section_identity"));
  EXPECT_THAT(html, Not(HasSubstr(" checked")));
}

TEST_F(MenteesProfilePage, SavingLeadsBackWithANotice) {
  const auto reply = post({ana}, path, filled());
  EXPECT_EQ(redirect(reply), "/mentorship/profile?saved=1");
  EXPECT_THAT(page(get_page({ana}, redirect(reply))).html, HasSubstr("notice success"));
  ASSERT_TRUE(record());
  EXPECT_EQ(record()->sheet.value("goals"), "One\n\ntwo");
  EXPECT_EQ(record()->version, 1);
}

TEST_F(MenteesProfilePage, Fom24_SavingLeadsOnToTheIntroductionThatWaits) {
  const Id ben = mentor("Ben");
  const auto shown = page(get_page({ana}, std::string(path) + "?for=" + ben.text()));
  EXPECT_THAT(shown.html, HasSubstr("name=\"for\" value=\"" + ben.text() + "\""));
  auto fields = filled();
  fields.add("for", ben.text());
  EXPECT_EQ(redirect(post({ana}, path, fields)),
            "/mentorship/mentors/" + ben.text() + "/introduction");
}

TEST_F(MenteesProfilePage, WhereItLeadsIsNeverSomebodyElsesAddress) {
  auto fields = filled();
  fields.add("for", "//evil.example/x");
  EXPECT_EQ(redirect(post({ana}, path, fields)), "/mentorship/profile?saved=1");
}

TEST_F(MenteesProfilePage, WhatIsMissingIsToldBesideItsFieldAndNothingTypedIsLost) {
  kit::Fields fields;
  fields.add("version", "0");
  fields.add("mentee_goals", "Typed\n\nlong ago");
  const auto shown = page(post({ana}, path, fields));
  EXPECT_EQ(shown.status, 422u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("class=\"error-summary\""),
                                HasSubstr("href=\"#mentee_display_name\""),
                                HasSubstr("id=\"mentee_display_name-error\""),
                                HasSubstr("Typed\n\nlong ago</textarea>")));
  EXPECT_FALSE(record());
}

TEST_F(MenteesProfilePage, TheLanguageToggleChecksAndChangesNothing) {
  kit::Fields fields;
  fields.add("version", "0");
  fields.add("mentee_goals", "Half a thought");
  fields.add("switch_language", "en");
  const auto shown = page(post({ana}, path, fields));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("Half a thought"), Not(HasSubstr("error-summary"))));
  EXPECT_FALSE(record());
}

TEST_F(MenteesProfilePage, ADoubleClickSavesOnce) {
  post({ana}, path, filled());
  EXPECT_EQ(redirect(post({ana}, path, filled())), "/mentorship/profile?saved=1");
  EXPECT_EQ(record()->version, 1);
}

TEST_F(MenteesProfilePage, TwoWindowsTheOlderOneIsToldAndKeepsWhatWasTyped) {
  post({ana}, path, filled());
  auto older = filled();
  older.add("mentee_city", "Sudbury");
  const auto shown = page(post({ana}, path, older));
  EXPECT_EQ(shown.status, 409u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("Sudbury"), HasSubstr("name=\"version\" value=\"1\"")));
  EXPECT_EQ(record()->sheet.value("city"), "");
  auto again = filled("1");
  again.add("mentee_city", "Sudbury");
  EXPECT_EQ(redirect(post({ana}, path, again)), "/mentorship/profile?saved=1");
  EXPECT_EQ(record()->sheet.value("city"), "Sudbury");
}

TEST_F(MenteesProfilePage, AVersionThatIsNoneIsRefused) {
  for (const char *version : {"", "-1", "1x", "99999999999999999999"}) {
    EXPECT_EQ(page(post({ana}, path, filled(version))).status, 422u) << version;
  }
}

// ---- Identity (FOM-14, PRV-01) ----

TEST_F(MenteesProfilePage, AnIdentityAnswerNeedsItsAudienceAndItsConsent) {
  auto without_audience = filled();
  with_gender(without_audience, "");
  EXPECT_EQ(page(post({ana}, path, without_audience)).status, 422u);
  auto without_consent = filled();
  with_gender(without_consent, "shown", false);
  EXPECT_EQ(page(post({ana}, path, without_consent)).status, 422u);
  EXPECT_THAT(standing(), IsEmpty());
  EXPECT_FALSE(record());
}

TEST_F(MenteesProfilePage, Fom14_ConsentBeginsAndEndsWithTheAnswer) {
  auto fields = filled();
  with_gender(fields, "shown");
  post({ana}, path, fields);
  EXPECT_THAT(standing(), ElementsAre("identity.mentee.gender.shown"));
  auto narrower = filled("1");
  with_gender(narrower, "staff_matching");
  post({ana}, path, narrower);
  EXPECT_THAT(standing(), ElementsAre("identity.mentee.gender.staff_matching"));
  post({ana}, path, filled("2"));
  EXPECT_THAT(standing(), IsEmpty());
  EXPECT_THAT(record()->sheet.identity, IsEmpty());
}

TEST_F(MenteesProfilePage, Fom14_AMentorsOwnConsentStaysAsItIs) {
  run([&](Transaction &transaction) {
    consents.give(transaction, {ana, consent::identity_purpose("gender", "searchable"), "1",
                                Language::english, clock.now()});
  });
  post({ana}, path, filled());
  EXPECT_THAT(standing(), ElementsAre("identity.gender.searchable"));
}

TEST_F(MenteesProfilePage, ABlankAndAnAnswerHaveOneLengthAtRest) {
  const auto length = [&] {
    return run([&](Transaction &transaction) {
      return transaction.query_one("SELECT LENGTH(identity_sealed) FROM tandem_mentees")
          ->integer(0);
    });
  };
  post({ana}, path, filled());
  const auto blank = length();
  auto fields = filled("1");
  with_gender(fields, "shown");
  post({ana}, path, fields);
  EXPECT_EQ(record()->version, 2);
  EXPECT_EQ(length(), blank);
}

TEST_F(MenteesProfilePage, AnswersCopiedToAnotherMemberDoNotOpen) {
  post({ana}, path, filled());
  const Id eve = mentee("Eve");
  run([&](Transaction &transaction) {
    transaction.execute(
        "UPDATE tandem_mentees a JOIN tandem_mentees b ON b.member_id = ? "
        "SET a.answers_sealed = b.answers_sealed WHERE a.member_id = ?",
        {ana, eve});
  });
  // As with a lost key: the profile is blank, and the questionnaire is asked again.
  const auto profile =
      run([&](Transaction &transaction) { return mentees.find(transaction, eve); });
  ASSERT_TRUE(profile);
  EXPECT_THAT(profile->sheet.open, IsEmpty());
}

TEST_F(MenteesProfilePage, TheServiceRefusesWhatIsIncomplete) {
  try {
    profile(ana, {});
    FAIL() << "saved";
  } catch (const mentees::RefusedError &refused) {
    EXPECT_EQ(refused.why, mentees::Refusal::incomplete);
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
