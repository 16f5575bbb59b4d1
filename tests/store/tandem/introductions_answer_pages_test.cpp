// The pages on which a mentor answers, behind a mail link and signed in (issue 2, item 7).
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using enum Service::Answer;

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
  EXPECT_THAT(shown.html, HasSubstr("/mentorship/concerns/new?about=" + ana.text())) << "FOM-09";
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

}  // namespace
}  // namespace tandem::introductions::testing
