// The pages of mentee and mentor, signed in and behind a mail link (issue 2, items 5, 7 and 10).
#include <plugin/introductions/view.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using enum Service::Answer;

class IntroductionsPages : public IntroductionsTest {
 protected:
  Id ana = mentee("Ana");
  Id ben = mentor("Ben", Language::french);

  std::string writing(const Id &mentor) {
    return "/mentorship/mentors/" + mentor.text() + "/introduction";
  }
  // Sent, with its token.
  Id sent(std::string &token) {
    const Id id = send(ana, ben, "Dear Ben,\nwould you?");
    token = token_in(mail_to("Ben"));
    return id;
  }
};

// ---- Writing ----

TEST_F(IntroductionsPages, WritingShowsWhatGoesAlongWithoutIdentity) {
  const auto shown = page(get_page({ana}, writing(ben)));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, StartsWith("<h1>Write to Ben Roy</h1>"));
  EXPECT_THAT(shown.html, HasSubstr("Find my feet.<br>Then run."));
  EXPECT_THAT(shown.html, HasSubstr("Hello, I am &lt;new&gt; &amp; curious."));
  EXPECT_THAT(shown.html, HasSubstr("5 more now"));
  EXPECT_THAT(shown.html, Not(HasSubstr("CANARY")));
  EXPECT_THAT(shown.html, HasSubstr("otmentor@caot.ca"));  // FOM-22
}

TEST_F(IntroductionsPages, Fom15_WithoutAProfileTheQuestionnaireComesFirst) {
  const Id newcomer = member("New");
  EXPECT_EQ(redirect(get_page({newcomer}, writing(ben))), "/mentorship/profile?for=" + ben.text());
  const auto reply = post({newcomer}, writing(ben), form({{"message", "Hello\nthere"}}));
  EXPECT_EQ(page(reply).status, 409u);
  EXPECT_THAT(page(reply).html, HasSubstr("Hello\nthere</textarea>")) << "nothing typed is lost";
}

TEST_F(IntroductionsPages, SendingLeadsToTheIntroduction) {
  const auto path = redirect(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_THAT(path, AllOf(StartsWith("/mentorship/introductions/"), HasSubstr("?sent=1")));
  const auto shown = page(get_page({ana}, path));
  EXPECT_THAT(shown.html, HasSubstr("Your introduction is on its way to Ben Roy"));
  EXPECT_THAT(shown.html, HasSubstr("Waiting for an answer"));
}

TEST_F(IntroductionsPages, ABlankMessageIsToldBesideItsField) {
  const auto reply = page(post({ana}, writing(ben), form({{"message", "  "}})));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, HasSubstr("class=\"error-summary\" role=\"alert\" tabindex=\"-1\""));
  EXPECT_THAT(reply.html, HasSubstr("<a href=\"#message\">"));
  EXPECT_THAT(reply.html, HasSubstr("aria-describedby=\"message-help message-error\""));
  EXPECT_THAT(reply.html, HasSubstr("aria-invalid=\"true\""));
}

TEST_F(IntroductionsPages, TheSameFormMaySendAfterARefusal) {
  auto fields = form({{"message", ""}});
  const std::string operation(fields.first("operation"));
  EXPECT_THAT(page(post({ana}, writing(ben), fields)).html, HasSubstr(operation));
  kit::Fields again;
  again.add("operation", operation);
  again.add("message", "Now with words");
  EXPECT_THAT(redirect(post({ana}, writing(ben), again)), HasSubstr("?sent=1"));
}

TEST_F(IntroductionsPages, AFormWithoutOperationIsShownAgain) {
  kit::Fields fields;
  fields.add("message", "Hello");
  EXPECT_EQ(page(post({ana}, writing(ben), fields)).status, 422u);
  EXPECT_EQ(count("tandem_introductions"), 0);
}

TEST_F(IntroductionsPages, TheLanguageToggleKeepsWhatWasTypedAndSendsNothing) {
  auto fields = form({{"message", "  Half\n\n a thought"}, {"switch_language", "fr"}});
  const auto shown = page(post({ana, Language::french}, writing(ben), fields));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, HasSubstr(">\n  Half\n\n a thought</textarea>"));
  EXPECT_THAT(shown.html, Not(HasSubstr("error-summary")));
  EXPECT_EQ(count("tandem_introductions"), 0);
}

TEST_F(IntroductionsPages, AfterTheLimitOfTheDayTheTextIsKept) {
  for (int i = 0; i < 10; ++i) withdraw(send(ana, ben), ana);
  const auto reply = page(post({ana}, writing(ben), form({{"message", "The eleventh"}})));
  EXPECT_EQ(reply.status, 429u);
  EXPECT_THAT(reply.html, HasSubstr("The eleventh</textarea>"));
}

TEST_F(IntroductionsPages, Fom11_WhoSubmitsAfterThePauseIsToldSo) {
  submit(ben, true, true);
  const auto reply = page(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html,
              AllOf(HasSubstr("is not taking on new mentees"), HasSubstr("Hello</textarea>")));
  EXPECT_EQ(page(get_page({ana}, writing(ben))).status, 409u);
}

TEST_F(IntroductionsPages, Fom10_WhoHasLeftIsNotThereAndNotNamed) {
  submit(ben, false);
  EXPECT_TRUE(not_there(get_page({ana}, writing(ben))));
  const auto reply = page(post({ana}, writing(ben), form({{"message", "Hello"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, Not(HasSubstr("Ben")));
}

TEST_F(IntroductionsPages, WhoNeverWasAMentorIsNotThere) {
  EXPECT_TRUE(not_there(get_page({ana}, writing(member("Nobody")))));
  EXPECT_TRUE(not_there(post({ana}, writing(make_id()), form({{"message", "Hello"}}))));
  EXPECT_TRUE(not_there(get_page({ana}, "/mentorship/mentors/none/introduction")));
}

TEST_F(IntroductionsPages, AWaitingTimeIsToldWithItsDate) {
  answer(send(ana, ben), ben, decline);
  EXPECT_THAT(page(get_page({ana}, writing(ben))).html, HasSubstr("December 22, 2026"));
}

// ---- The mentee's own ----

TEST_F(IntroductionsPages, OthersDoNotSeeAnIntroduction) {
  const Id id = send(ana, ben);
  const Id eve = mentor("Eve");
  for (const auto &path : {path_of(id), request_path_of(id)}) {
    EXPECT_TRUE(not_there(get_page({eve}, path)));
    EXPECT_TRUE(not_there(get_page({ana}, path.substr(0, path.size() - 36) + make_id().text())));
  }
  EXPECT_TRUE(not_there(get_page({ana}, request_path_of(id))));
  EXPECT_TRUE(not_there(post({eve}, path_of(id) + "/withdraw", form({}))));
  EXPECT_TRUE(not_there(post({ben}, path_of(id) + "/withdraw", form({}))));
  EXPECT_TRUE(not_there(post({eve}, request_path_of(id), form({{"answer", "accept"}}))));
  EXPECT_EQ(state(id), "sent");
  EXPECT_EQ(redirect(get_page({ben}, path_of(id))), request_path_of(id));
}

TEST_F(IntroductionsPages, WithdrawingTwiceIsWithdrawingOnce) {
  const Id id = send(ana, ben);
  const auto fields = form({});
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", fields)), path_of(id));
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", fields)), path_of(id));
  EXPECT_EQ(state(id), "withdrawn");
  const auto other_window = page(post({ana}, path_of(id) + "/withdraw", form({})));
  EXPECT_EQ(other_window.status, 409u);
  EXPECT_THAT(other_window.html, HasSubstr("You have withdrawn this introduction already."));
}

TEST_F(IntroductionsPages, WithdrawingAfterAcceptanceIsToldClearly) {
  const Id id = send(ana, ben);
  answer(id, ben, accept, "Welcome!");
  const auto reply = page(post({ana}, path_of(id) + "/withdraw", form({})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("Ben Roy has accepted this introduction already."),
                                HasSubstr("Welcome!")));
}

// ---- Behind a mail link ----

TEST_F(IntroductionsPages, ALinkIsExchangedForACookieOfOnePathAndHalfAnHour) {
  std::string token;
  const Id id = sent(token);
  const auto reply = get_page({}, "/mentorship/links/" + token);
  EXPECT_EQ(redirect(reply), answer_path_of(id));
  ASSERT_EQ(reply.cookies.size(), 2u);
  for (const auto &cookie : reply.cookies) {
    EXPECT_THAT(cookie.name, StartsWith("tandem_"));
    EXPECT_EQ(cookie.path, answer_path_of(id));
    EXPECT_EQ(cookie.max_age_s, 1800);
    EXPECT_THAT(cookie.value, Not(HasSubstr(token)));
  }
}

TEST_F(IntroductionsPages, GettingDecidesNothingHoweverOften) {
  std::string token;
  const Id id = sent(token);
  for (int i = 0; i < 3; ++i) {
    Browser browser;
    const auto path = follow(browser, token);
    EXPECT_EQ(page(get_page(browser, path)).status, 200u);
    EXPECT_EQ(page(get_page(browser, path + "?answer=accept")).status, 200u);
  }
  EXPECT_EQ(state(id), "sent");
  EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(IntroductionsPages, TheLinkPageShowsMessageAndProfileWithoutIdentityOrAddress) {
  std::string token;
  sent(token);
  Browser browser{.language = Language::french};
  const auto shown = page(get_page(browser, follow(browser, token)));
  EXPECT_THAT(shown.html, HasSubstr("Dear Ben,<br>would you?"));
  EXPECT_THAT(shown.html, HasSubstr("Find my feet.<br>Then run."));
  EXPECT_THAT(shown.html, Not(HasSubstr("CANARY")));
  EXPECT_THAT(shown.html, Not(HasSubstr("Ana@example.org")));
  EXPECT_THAT(shown.html, Not(HasSubstr(" checked")));
}

TEST_F(IntroductionsPages, SignedInTheMentorSeesWhatTheMenteeMarkedAsShownUntilWithdrawn) {
  const Id id = send(ana, ben);
  const auto shown = page(get_page({ben}, request_path_of(id)));
  EXPECT_THAT(shown.html, HasSubstr("CANARY-shown"));
  EXPECT_THAT(shown.html, Not(HasSubstr("CANARY-hidden")));
  auto answers = sheet("Ana");
  answers.identity.clear();
  profile(ana, answers);
  EXPECT_THAT(page(get_page({ben}, request_path_of(id))).html, Not(HasSubstr("CANARY")));
}

TEST_F(IntroductionsPages, AnsweringThroughTheLinkShowsTheResultAndKillsTheLink) {
  std::string token;
  const Id id = sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  const auto fields = form({{"answer", "accept"}, {"note", "With pleasure"}});
  EXPECT_EQ(redirect(post(browser, path, fields)), path);
  EXPECT_EQ(state(id), "accepted");
  EXPECT_THAT(page(get_page(browser, path)).html, HasSubstr("You have accepted"));
  EXPECT_EQ(redirect(post(browser, path, fields)), path) << "a second click: the first's result";
  Browser later;
  const auto dead = page(get_page(later, "/mentorship/links/" + token));
  EXPECT_EQ(dead.status, 410u);
  EXPECT_THAT(dead.html, HasSubstr("You accepted this introduction on November 22, 2026."));
  EXPECT_THAT(dead.html, Not(HasSubstr("It happens when")));
  EXPECT_EQ(page(get_page(later, path)).status, 410u);
}

TEST_F(IntroductionsPages, ALinkOfAnOlderAddressDoesNotTellTheAnswer) {
  std::string token;
  const Id id = sent(token);
  change(ben, [](auto &member) { member.email = "new@example.org"; });
  clock.advance(1min);
  answer(id, ben, accept);
  const auto dead = page(get_page({}, "/mentorship/links/" + token));
  EXPECT_EQ(dead.status, 410u);
  EXPECT_THAT(dead.html, AllOf(HasSubstr("It happens when"), Not(HasSubstr("accepted"))));
}

TEST_F(IntroductionsPages, ALinkThatWasCutOffIsToldSoAmongTheReasons) {
  std::string token;
  sent(token);
  const auto dead = page(get_page({}, "/mentorship/links/" + token.substr(0, 20)));
  EXPECT_EQ(dead.status, 410u);
  EXPECT_THAT(dead.html, HasSubstr("copy the whole address out of the e-mail"));
}

TEST_F(IntroductionsPages, ALinkPageSaysWhoseAnswerItIs) {
  std::string token;
  const Id id = sent(token);
  Browser nobody;
  const auto path = follow(nobody, token);
  EXPECT_THAT(page(get_page(nobody, path)).html,
              AllOf(HasSubstr("was sent to Ben Roy"), Not(HasSubstr("signed in as somebody"))));
  Browser priya{.who = member("Priya"), .cookies = nobody.cookies};
  EXPECT_THAT(page(get_page(priya, path)).html,
              AllOf(HasSubstr("notice warning"), HasSubstr("was sent to Ben Roy, and you are "
                                                           "signed in as somebody else")));
  Browser himself{.who = ben, .cookies = nobody.cookies};
  EXPECT_THAT(page(get_page(himself, path)).html,
              AllOf(HasSubstr("was sent to Ben Roy"), Not(HasSubstr("signed in as somebody")),
                    Not(HasSubstr("CANARY"))));
  EXPECT_THAT(page(get_page({ben}, request_path_of(id))).html, Not(HasSubstr("was sent to Ben")));
}

TEST_F(IntroductionsPages, WhoWroteItCannotAnswerThroughTheMentorsLink) {
  std::string token;
  const Id id = sent(token);
  Browser herself{.who = ana};
  const auto path = follow(herself, token);
  for (const auto &reply : {get_page(herself, path),
                            post(herself, path, form({{"answer", "accept"}, {"note", "Me"}}))}) {
    EXPECT_EQ(page(reply).status, 409u);
    EXPECT_THAT(page(reply).html, AllOf(HasSubstr("This link is for the mentor"),
                                        HasSubstr("Ben Roy"), HasSubstr(path_of(id)),
                                        Not(HasSubstr("<form"))));
  }
  EXPECT_EQ(state(id), "sent");
  answer(id, ben, decline);
  EXPECT_THAT(page(get_page(herself, "/mentorship/links/" + token)).html,
              Not(HasSubstr("declined")));
}

TEST_F(IntroductionsPages, TheResultBehindADeadLinkTellsNoContents) {
  std::string token;
  sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  post(browser, path, form({{"answer", "decline"}, {"note", "Not now"}}));
  const auto shown = page(get_page(browser, path));
  EXPECT_THAT(shown.html, HasSubstr("You have declined"));
  EXPECT_THAT(shown.html, Not(HasSubstr("would you?")));
  EXPECT_THAT(shown.html, Not(HasSubstr("Not now")));
  clock.advance(31min);
  EXPECT_EQ(page(get_page(browser, path)).status, 410u);
}

TEST_F(IntroductionsPages, TwoWindowsTheSecondAnswerIsToldThatItWasNotRecorded) {
  std::string token;
  const Id id = sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  post(browser, path, form({{"answer", "accept"}}));
  const auto second = page(post(browser, path, form({{"answer", "decline"}})));
  EXPECT_EQ(second.status, 409u);
  EXPECT_THAT(second.html, AllOf(HasSubstr("was not recorded"),
                                 HasSubstr("You have accepted this introduction already.")));
  EXPECT_EQ(state(id), "accepted");
}

TEST_F(IntroductionsPages, AWithdrawalWhileThePageWasOpenIsTold) {
  std::string token;
  const Id id = sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  withdraw(id, ana);
  const auto reply =
      page(post(browser, path, form({{"answer", "accept"}, {"note", "Glad to.\n<Ben>"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("has withdrawn this introduction"),
                                HasSubstr("Glad to.<br>&lt;Ben&gt;")));
  EXPECT_EQ(count("tandem_pairings"), 0);
}

TEST_F(IntroductionsPages, ALinkDiesWithAChangeOfAddress) {
  std::string token;
  const Id id = sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  change(ben, [](auto &member) { member.email = "new@example.org"; });
  EXPECT_EQ(page(get_page(browser, path)).status, 410u);
  EXPECT_EQ(page(post(browser, path, form({{"answer", "accept"}}))).status, 410u);
  EXPECT_EQ(page(get_page({}, "/mentorship/links/" + token)).status, 410u);
  EXPECT_EQ(state(id), "sent");
}

TEST_F(IntroductionsPages, AfterAChangeOfAddressTheNewOneGetsALinkAtOnce) {
  const Id id = send(ana, ben, "Dear Ben");
  const Id closed = send(mentee("Kim"), ben);
  answer(closed, ben, decline);
  mails();
  change(ben, [](auto &member) { member.email = "new@example.org"; });
  const auto arrived = mails();
  ASSERT_EQ(arrived.size(), 1u) << "to the mentor, about what is open, and no copy";
  EXPECT_EQ(arrived[0].recipient, "new@example.org");
  EXPECT_THAT(arrived[0].text, HasSubstr("Dear Ben"));
  Browser browser;
  EXPECT_EQ(page(get_page(browser, follow(browser, token_in(arrived[0])))).status, 200u);
  EXPECT_EQ(state(id), "sent");
  change(ben, [](auto &member) { member.family_name = "Côté"; });
  EXPECT_THAT(mails(), IsEmpty()) << "the link lives";
}

TEST_F(IntroductionsPages, WhatTheMentorReadsDoesNotSpeakToTheMentee) {
  const Id id = send(ana, ben);
  EXPECT_THAT(mail_to("Ben").text, AllOf(HasSubstr("Objectifs\n"), Not(HasSubstr("Vos obj"))));
  EXPECT_THAT(page(get_page({ben}, request_path_of(id))).html,
              AllOf(HasSubstr("<dt>Goals</dt>"), HasSubstr("<dt>Topics to talk about</dt>"),
                    Not(HasSubstr("Your goals"))));
  EXPECT_THAT(page(get_page({ana}, "/mentorship/profile")).html, HasSubstr("Your goals"));
}

TEST_F(IntroductionsPages, ANameThatTurnsTheDirectionOfTextIsShownWithout) {
  const Id alix = member("Alix");
  profile(alix, sheet("\u202EAlix\u202C Doe"));
  const Id id = send(alix, ben);
  EXPECT_THAT(page(get_page({ben}, request_path_of(id))).html, HasSubstr("<h1>Alix Doe would"));
}

TEST_F(IntroductionsPages, AnotherOnesCookieOpensNothing) {
  std::string token;
  const Id id = sent(token);
  const Id other = send(mentee("Kim"), ben);
  Browser browser;
  follow(browser, token);
  EXPECT_EQ(page(get_page(browser, answer_path_of(other))).status, 410u);
  EXPECT_EQ(page(post(browser, answer_path_of(other), form({{"answer", "accept"}}))).status, 410u);
  EXPECT_EQ(page(get_page({ben}, answer_path_of(id))).status, 410u);
  Browser forged;
  forged.cookies.add("tandem_link", "bm90IGEgY29va2ll");
  forged.cookies.add("tandem_receipt", id.text() + "." + ben.text() + ".9999999999999999.x");
  EXPECT_EQ(page(get_page(forged, answer_path_of(id))).status, 410u);
  EXPECT_EQ(page(get_page({}, "/mentorship/links/nonsense")).status, 410u);
}

TEST_F(IntroductionsPages, AnAnswerHasToBeChosenAndTheNoteIsKept) {
  std::string token;
  const Id id = sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  const auto unchosen = page(post(browser, path, form({{"note", "Hm"}})));
  EXPECT_EQ(unchosen.status, 422u);
  EXPECT_THAT(unchosen.html, AllOf(HasSubstr("href=\"#answer\""), HasSubstr("Hm</textarea>")));
  const auto wordy =
      page(post(browser, path, form({{"answer", "decline"}, {"note", std::string(1001, 'n')}})));
  EXPECT_EQ(wordy.status, 422u);
  EXPECT_THAT(wordy.html,
              AllOf(HasSubstr("href=\"#note\""), HasSubstr("value=\"decline\" checked")));
  EXPECT_EQ(state(id), "sent");
}

TEST_F(IntroductionsPages, Fom01_ALapsedMentorMayDeclineAndIsToldWhyNotAccept) {
  const Id id = send(ana, ben);
  lapse(ben);
  const auto reply = page(post({ben}, request_path_of(id), form({{"answer", "accept"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, HasSubstr("Your membership is not active"));
  EXPECT_EQ(redirect(post({ben}, request_path_of(id), form({{"answer", "decline"}}))),
            request_path_of(id));
  EXPECT_EQ(state(id), "declined");
}

TEST_F(IntroductionsPages, TheLanguageToggleKeepsChoiceAndNoteAndDecidesNothing) {
  std::string token;
  const Id id = sent(token);
  Browser browser{.language = Language::french};
  const auto path = follow(browser, token);
  const auto shown =
      page(post(browser, path,
                form({{"answer", "accept"}, {"note", "Bien\nsûr"}, {"switch_language", "fr"}})));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html,
              AllOf(HasSubstr("value=\"accept\" checked"), HasSubstr("Bien\nsûr</textarea>")));
  EXPECT_EQ(state(id), "sent");
}

// ---- My Mentorship ----

TEST_F(IntroductionsPages, MyMentorshipBeginsWithWhatToDo) {
  const auto shown = page(get_page({member("New")}, "/mentorship"));
  EXPECT_THAT(shown.html, StartsWith("<h1>My Mentorship</h1>"));
  EXPECT_THAT(shown.html,
              AllOf(HasSubstr("You have not written to a mentor yet."),
                    HasSubstr("href=\"/mentorship/mentors\""),
                    HasSubstr("Fill in my mentee profile"), HasSubstr("Become a mentor")));
}

TEST_F(IntroductionsPages, MyMentorshipShowsBothRolesOfOnePerson) {
  submit(ana, true);
  send(ana, ben);
  const Id kim = mentee("Kim");
  send(kim, ana);
  const Id eve = mentor("Eve");
  answer(send(ana, eve), eve, accept);
  const auto shown = page(get_page({ana}, "/mentorship"));
  EXPECT_THAT(shown.html, HasSubstr("1 of 5 introductions is open."));
  EXPECT_THAT(shown.html, HasSubstr("Read or withdraw my introduction to Ben Roy"));
  EXPECT_THAT(shown.html, HasSubstr("Read and answer Kim"));
  EXPECT_THAT(shown.html, Not(HasSubstr("Kim Roy"))) << "a name that Kim did not choose to show";
  EXPECT_THAT(shown.html, HasSubstr("mailto:Eve@example.org"));
  EXPECT_THAT(shown.html, Not(HasSubstr("Ben@example.org")));
  EXPECT_THAT(shown.html, Not(HasSubstr("Kim@example.org")));
}

TEST_F(IntroductionsPages, ALapsedMemberSeesItWithTheWayToRenew) {
  const Id id = send(ana, ben);
  lapse(ana);
  const auto shown = page(get_page({ana}, "/mentorship"));
  EXPECT_THAT(shown.html, HasSubstr("href=\"/account/renewal\""));
  EXPECT_EQ(redirect(post({ana}, path_of(id) + "/withdraw", form({}))), path_of(id));
}

TEST_F(IntroductionsPages, EveryPageIsThereInFrench) {
  const Id id = send(ana, ben);
  for (const auto &[who, path] :
       std::vector<std::pair<Id, std::string>>{{ana, "/mentorship"},
                                               {ana, path_of(id)},
                                               {ben, request_path_of(id)},
                                               {ana, "/mentorship/profile"},
                                               {mentee("Kim"), writing(ben)}}) {
    const auto english = page(get_page({who}, path));
    const auto french = page(get_page({who, Language::french}, path));
    EXPECT_EQ(french.status, 200u);
    EXPECT_NE(english.html.substr(0, english.html.find("</h1>")),
              french.html.substr(0, french.html.find("</h1>")))
        << path;
    EXPECT_NE(english.title, french.title) << path;
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
