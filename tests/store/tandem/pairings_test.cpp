// The pages of a pairing and its end (FOM-09, FOM-18 to FOM-20).
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Pairings : public IntroductionsPages {
 protected:
  std::string show(const Id &who, Language language = Language::english) {
    return page(get_page({who, language}, pairing_path_of(id))).html;
  }
  kit::Fields notes(const std::string &availability, const std::string &frequency = "",
                    int version = 0) {
    return form({{"availability", availability},
                 {"frequency", frequency},
                 {"form", ""},
                 {"length", ""},
                 {"version", std::to_string(version)}});
  }
  PageReply save(const Id &who, kit::Fields fields) {
    return post({who}, pairing_path_of(id) + "/agreement", std::move(fields));
  }
  PageReply end_by(const Id &who, kit::Fields fields) {
    return post({who}, pairing_path_of(id) + "/end", std::move(fields));
  }

  Id id = pair(ana, ben);
};

TEST_F(Pairings, FOM_18_TheMentorSeesGoalsAndFirstStepsAndTheMenteeTheGoals) {
  EXPECT_THAT(show(ben), AllOf(HasSubstr("<h1>My mentorship with Ana</h1>"),
                               HasSubstr("Goals of Ana"), HasSubstr("Find my feet.<br>Then run."),
                               HasSubstr("First steps"), HasSubstr("not noted yet"),
                               HasSubstr("mailto:Ana@example.org")));
  EXPECT_THAT(show(ana), AllOf(HasSubstr("My goals, as I sent them"), Not(HasSubstr("First steps")),
                               HasSubstr("mailto:Ben@example.org")));
  EXPECT_THAT(show(ana), Not(HasSubstr("CANARY")));
}

TEST_F(Pairings, FOM_09_RulesAndTheWayToReportAreOnThePage) {
  EXPECT_THAT(show(ana), AllOf(HasSubstr("/mentorship/documents/rules_of_engagement"),
                               HasSubstr("/mentorship/concerns/new?about=" + ben.text())));
  EXPECT_THAT(show(ben), HasSubstr("/mentorship/concerns/new?about=" + ana.text()));
}

TEST_F(Pairings, BothPagesOfTheIntroductionLeadHere) {
  const auto &introduction = pairing(id).introduction_id;
  EXPECT_THAT(page(get_page({ana}, path_of(introduction))).html, HasSubstr(pairing_path_of(id)));
  EXPECT_THAT(page(get_page({ben}, request_path_of(introduction))).html,
              HasSubstr(pairing_path_of(id)));
  for (const auto &who : {ana, ben})
    EXPECT_THAT(page(get_page({who}, "/mentorship")).html, HasSubstr(pairing_path_of(id)));
}

TEST_F(Pairings, OthersDoNotSeeItAndChangeNothing) {
  const Id eve = mentor("Eve");
  EXPECT_TRUE(not_there(get_page({eve}, pairing_path_of(id))));
  EXPECT_TRUE(not_there(get_page({eve}, pairing_path_of(id) + "/end")));
  EXPECT_TRUE(not_there(save(eve, notes("x"))));
  EXPECT_TRUE(not_there(end_by(eve, form({}))));
  EXPECT_TRUE(not_there(get_page({ana}, pairing_path_of(make_id()))));
  EXPECT_EQ(refusal([&] { end(id, eve); }), "not_theirs");
  EXPECT_FALSE(pairing(id).ending);
}

// ---- What they agree on ----

TEST_F(Pairings, FOM_19_BothSeeAndChangeTheNotesInTheirOwnWords) {
  EXPECT_EQ(redirect(save(ben, notes("Mondays\n<after 6>"))), pairing_path_of(id) + "?saved=1");
  EXPECT_THAT(show(ana), AllOf(HasSubstr("Mondays\n&lt;after 6&gt;</textarea>"),
                               HasSubstr("Ben Roy changed them last")));
  EXPECT_THAT(show(ben), HasSubstr("Noted below"));
  EXPECT_EQ(redirect(save(ana, notes("Tuesdays", "Once a month", 1))),
            pairing_path_of(id) + "?saved=1");
  EXPECT_EQ(pairing(id).agreement.availability, "Tuesdays");
  EXPECT_EQ(pairing(id).agreement.frequency, "Once a month");
  EXPECT_EQ(pairing(id).agreement.version, 2);
}

TEST_F(Pairings, TwoWindowsLoseNothingOfEither) {
  save(ben, notes("Mondays"));
  const auto second = page(save(ana, notes("Tuesdays")));
  EXPECT_EQ(second.status, 409u);
  EXPECT_THAT(second.html, AllOf(HasSubstr("was changed while you were writing"),
                                 HasSubstr("<dd>Mondays</dd>"), HasSubstr("Tuesdays</textarea>"),
                                 HasSubstr("name=\"version\" value=\"1\"")));
  EXPECT_EQ(pairing(id).agreement.availability, "Mondays");
  EXPECT_EQ(redirect(save(ana, notes("Tuesdays", "", 1))), pairing_path_of(id) + "?saved=1");
  EXPECT_EQ(pairing(id).agreement.availability, "Tuesdays");
}

TEST_F(Pairings, AnErrorStandsBesideItsFieldAndTheRestIsKept) {
  const auto reply = page(save(ben, notes("Mondays", std::string(501, 'x'))));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("href=\"#frequency\""), HasSubstr("frequency-error"),
                                HasSubstr("Mondays</textarea>")));
  EXPECT_EQ(pairing(id).agreement.version, 0);
}

TEST_F(Pairings, TheLanguageToggleKeepsTheNotesAndSavesNothing) {
  auto fields = notes("Lundi\nmatin");
  fields.add("switch_language", "fr");
  const auto shown =
      page(post({ben, Language::french}, pairing_path_of(id) + "/agreement", fields));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("Lundi\nmatin</textarea>"), HasSubstr("Disponibilités")));
  EXPECT_EQ(pairing(id).agreement.version, 0);
}

TEST_F(Pairings, NotesAndFarewellAreSealedAtRest) {
  save(ben, notes("CANARY"));
  end(id, ben, "CANARY");
  EXPECT_EQ(count("tandem_pairings WHERE HEX(agreement_sealed) LIKE CONCAT('%', HEX('CANARY'), "
                  "'%') OR HEX(farewell_sealed) LIKE CONCAT('%', HEX('CANARY'), '%')"),
            0);
  EXPECT_EQ(pairing(id).ending->farewell, "CANARY");
  EXPECT_EQ(pairing(id).agreement.availability, "CANARY");
}

// ---- The end ----

TEST_F(Pairings, FOM_20_EndingAsksFirstAndTellsTheOtherWithTheWords) {
  const auto question = page(get_page({ben}, pairing_path_of(id) + "/end")).html;
  EXPECT_THAT(question, AllOf(HasSubstr("End my mentorship with Ana"), HasSubstr("tell_staff"),
                              HasSubstr("No, go back")));
  EXPECT_FALSE(pairing(id).ending);
  mails();
  const auto fields = form({{"farewell", "Thank you,\n<Ana>!"}});
  EXPECT_EQ(redirect(end_by(ben, fields)), pairing_path_of(id));
  EXPECT_EQ(redirect(end_by(ben, fields)), pairing_path_of(id)) << "a second click";
  const auto told = mails();
  ASSERT_EQ(told.size(), 2u) << "nobody else, unless it is wished";
  for (const auto &mail : told) {
    EXPECT_THAT(mail.text, HasSubstr("Thank you,\n<Ana>!"));
    EXPECT_THAT(mail.html, HasSubstr("Thank you,<br>"));
    EXPECT_THAT(mail.raw, HasSubstr(mail.recipient == "Ana@example.org" ? "Content-Language: en"
                                                                       : "Content-Language: fr"));
  }
}

TEST_F(Pairings, FOM_20_EitherSideEndsItAndBothReadAfterwardsWhoDidAndWhen) {
  save(ben, notes("Mondays"));
  end_by(ana, form({{"farewell", "Goodbye"}}));
  EXPECT_THAT(show(ana), HasSubstr("You ended this mentorship on November 22, 2026."));
  EXPECT_THAT(show(ben), HasSubstr("Ana ended this mentorship on November 22, 2026."));
  for (const auto &who : {ana, ben}) {
    EXPECT_THAT(show(who), AllOf(HasSubstr("Goodbye"), HasSubstr("Mondays"),
                                 HasSubstr("Find my feet."), Not(HasSubstr("@example.org\"")),
                                 Not(HasSubstr("main-form")), Not(HasSubstr("/end\""))));
    EXPECT_THAT(page(get_page({who}, "/mentorship")).html,
                AllOf(HasSubstr("Earlier mentorships"), HasSubstr("Nobody at the moment."),
                      Not(HasSubstr("mailto:Ana@")), Not(HasSubstr("mailto:Ben@"))));
  }
}

TEST_F(Pairings, StaffAreToldWhenItIsWishedAndNeverTheWords) {
  mails();
  end_by(ana, form({{"farewell", "CANARY"}, {"tell_staff", "1"}}));
  int to_staff = 0;
  for (const auto &mail : mails()) {
    if (mail.recipient != "otmentor@caot.ca") continue;
    ++to_staff;
    EXPECT_THAT(mail.text, AllOf(HasSubstr("Ben Roy"), HasSubstr("Ana"), Not(HasSubstr("CANARY"))));
    EXPECT_THAT(mail.raw, Not(HasSubstr("CANARY")));
  }
  EXPECT_EQ(to_staff, 1);
  EXPECT_TRUE(pairing(id).ending->staff_told);
}

TEST_F(Pairings, AfterTheEndNothingChangesAndTypedWordsAreShown) {
  end(id, ben);
  const auto late = page(end_by(ana, form({{"farewell", "But I\nwanted"}})));
  EXPECT_EQ(late.status, 409u);
  EXPECT_THAT(late.html, AllOf(HasSubstr("has ended already"), HasSubstr("But I<br>wanted")));
  EXPECT_EQ(page(save(ana, notes("x"))).status, 409u);
  EXPECT_EQ(redirect(get_page({ana}, pairing_path_of(id) + "/end")), pairing_path_of(id));
  EXPECT_EQ(pairing(id).ending->by, ben);
}

TEST_F(Pairings, AfterTheEndTheTwoMayMeetAgain) {
  end(id, ana);
  EXPECT_EQ(page(get_page({ana}, writing(ben))).status, 200u);
  EXPECT_NE(pair(ana, ben), id);
}

TEST_F(Pairings, TheFarewellHasALimitAndIsNotLost) {
  const auto reply = page(end_by(ben, form({{"farewell", std::string(1001, 'x')}})));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("href=\"#farewell\""), HasSubstr("xxx</textarea>")));
  const auto toggled = page(post({ben, Language::french}, pairing_path_of(id) + "/end",
                                 form({{"farewell", "Merci"}, {"tell_staff", "1"},
                                       {"switch_language", "fr"}})));
  EXPECT_EQ(toggled.status, 200u);
  EXPECT_THAT(toggled.html, AllOf(HasSubstr("Merci</textarea>"), HasSubstr("value=\"1\" checked")));
  EXPECT_FALSE(pairing(id).ending);
}

TEST_F(Pairings, FOM_20_ALapsePausesItAndHidesTheAddressAfterTheDaysOfGrace) {
  lapse(ben);
  EXPECT_THAT(show(ana), AllOf(HasSubstr("Paused"), HasSubstr("The membership of Ben Roy is not"),
                               Not(HasSubstr("mailto:Ben@"))));
  EXPECT_THAT(show(ben), HasSubstr("/account/renewal"));
  change(ben, [](auto &member) { member.paid_through = kit::Date{2026y / 11 / 1}; });
  EXPECT_THAT(show(ana), AllOf(HasSubstr("Paused"), HasSubstr("mailto:Ben@example.org")));
  change(ben, [](auto &member) { member.paid_through = kit::Date{2036y / 6 / 30}; });
  EXPECT_THAT(show(ana), AllOf(Not(HasSubstr("Paused")), HasSubstr("mailto:Ben@example.org")));
}

TEST_F(Pairings, EveryPageIsThereInFrench) {
  EXPECT_THAT(show(ana, Language::french),
              AllOf(HasSubstr("Mon mentorat avec Ben Roy"), HasSubstr("Mes objectifs"),
                    HasSubstr("Signaler une préoccupation")));
  EXPECT_THAT(page(get_page({ana, Language::french}, pairing_path_of(id) + "/end")).html,
              HasSubstr("Mettre fin à mon mentorat avec Ben Roy"));
}

TEST_F(Pairings, TheEndWritesAnAuditLineOfIdsAndCodes) {
  end(id, ben, "CANARY");
  EXPECT_EQ(count("tandem_audit WHERE action = 'pairing.ended' AND state_before = 'active' AND "
                  "state_after = 'ended'"),
            1);
}

}  // namespace
}  // namespace tandem::introductions::testing
