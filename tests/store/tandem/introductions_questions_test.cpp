// A question before the answer (FOM-16): service, clocks and pages of both.
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using enum Service::Answer;

class IntroductionsQuestions : public IntroductionsPages {
 protected:
  std::int64_t slots() {
    return count("tandem_introduction_slots") + count("tandem_introduction_inbox_slots");
  }
  std::string reply_path(const Id &id) { return path_of(id) + "/reply"; }
};

TEST_F(IntroductionsQuestions, Fom16_AskingKeepsItOpenAndTellsTheMentee) {
  std::string token;
  const Id id = sent(token);
  ask(id, ben, "Which <setting>?\nAnd since when?");
  EXPECT_EQ(state(id), "question_asked");
  EXPECT_EQ(slots(), 2);
  const auto told = mails();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].recipient, "Ana@example.org");
  EXPECT_THAT(told[0].raw, HasSubstr("Content-Language: en"));
  EXPECT_THAT(told[0].text, AllOf(HasSubstr("Which <setting>?\nAnd since when?"),
                                  HasSubstr(path_of(id)), HasSubstr("December 13, 2026"),
                                  Not(HasSubstr("Ben@example.org"))));
  EXPECT_THAT(told[0].html, HasSubstr("Which &lt;setting&gt;?<br>"));
  Browser browser;
  EXPECT_EQ(page(get_page(browser, follow(browser, token))).status, 200u) << "the link lives";
}

TEST_F(IntroductionsQuestions, Fom16_TheAnswerGivesTheWordBackWithALink) {
  const Id id = send(ana, ben);
  ask(id, ben, "Since when?");
  mails();
  reply(id, ana, "Since May.");
  EXPECT_EQ(state(id), "sent");
  const auto told = mails();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].recipient, "Ben@example.org");
  EXPECT_THAT(told[0].raw, HasSubstr("Content-Language: fr"));
  EXPECT_THAT(told[0].text, AllOf(HasSubstr("Since when?"), HasSubstr("Since May."),
                                  Not(HasSubstr("Ana@example.org"))));
  Browser browser;
  const auto path = follow(browser, token_in(told[0]));
  EXPECT_THAT(page(get_page(browser, path)).html, HasSubstr("Since May."));
  answer(id, ben, accept);
  EXPECT_EQ(state(id), "accepted");
}

TEST_F(IntroductionsQuestions, WhileAskedTheMentorMayAnswerAndTheMenteeWithdraw) {
  const Id accepted = send(ana, ben);
  ask(accepted, ben);
  answer(accepted, ben, accept);
  EXPECT_EQ(state(accepted), "accepted");
  const Id withdrawn = send(mentee("Kim"), ben);
  ask(withdrawn, ben);
  withdraw(withdrawn, get(withdrawn).envelope.mentee_id);
  EXPECT_EQ(state(withdrawn), "withdrawn");
  EXPECT_EQ(refusal([&] { reply(withdrawn, get(withdrawn).envelope.mentee_id); }),
            "withdrawn_before");
  EXPECT_EQ(slots(), 0);
}

TEST_F(IntroductionsQuestions, OnlyTheMentorAsksAndOnlyTheMenteeReplies) {
  const Id id = send(ana, ben);
  EXPECT_EQ(refusal([&] { ask(id, ana); }), "not_theirs");
  EXPECT_EQ(refusal([&] { ask(id, mentor("Eve")); }), "not_theirs");
  EXPECT_EQ(refusal([&] { reply(id, ana); }), "nothing_asked");
  ask(id, ben);
  EXPECT_EQ(refusal([&] { ask(id, ben); }), "question_waiting");
  EXPECT_EQ(refusal([&] { reply(id, ben); }), "not_theirs");
}

TEST_F(IntroductionsQuestions, ThreeQuestionsAreTheLimit) {
  const Id id = send(ana, ben);
  for (int i = 0; i < 3; ++i) {
    ask(id, ben, "Question " + std::to_string(i));
    reply(id, ana, "Answer " + std::to_string(i));
  }
  EXPECT_EQ(refusal([&] { ask(id, ben); }), "too_many_questions");
  ASSERT_EQ(get(id).exchange.size(), 3u);
  EXPECT_EQ(get(id).exchange[2].question, "Question 2");
  EXPECT_EQ(get(id).exchange[2].answer, "Answer 2");
  EXPECT_THAT(page(get_page({ben}, request_path_of(id))).html,
              AllOf(HasSubstr("Answer 0"), HasSubstr("Answer 2"), Not(HasSubstr("value=\"ask\""))));
}

TEST_F(IntroductionsQuestions, Fom16_ItExpiresWithItsQuestionOpenAndSaysSo) {
  const Id id = send(ana, ben);
  ask(id, ben);
  mails();
  clock.advance(std::chrono::days(8));
  EXPECT_EQ(remind(), 0) << "it is the mentee who has the word";
  clock.advance(std::chrono::days(14));
  EXPECT_EQ(expire(), 1);
  EXPECT_EQ(state(id), "expired");
  const auto told = mail_to("Ana").text;
  EXPECT_THAT(told, AllOf(HasSubstr("question that they asked you was not answered in time"),
                          Not(HasSubstr("has not answered"))));
  EXPECT_EQ(refusal([&] { reply(id, ana); }), "expired_before");
}

TEST_F(IntroductionsQuestions, Fom16_ALateAnswerMovesTheEndAndBothAreTold) {
  const Id id = send(ana, ben);
  ask(id, ben);
  clock.advance(std::chrono::days(20));
  mails();
  reply(id, ana);
  EXPECT_THAT(mail_to("Ben").text, HasSubstr("19\u00A0décembre 2026"));
  EXPECT_THAT(page(get_page({ana}, path_of(id) + "?replied=1")).html,
              HasSubstr("stays open until December 19, 2026"));
  clock.advance(std::chrono::days(2));
  EXPECT_EQ(expire(), 0) << "past the first end";
  EXPECT_EQ(remind(), 0) << "the answer was the reminder";
  answer(id, ben, accept);
  EXPECT_EQ(state(id), "accepted");
}

TEST_F(IntroductionsQuestions, AnEarlyAnswerMovesNothingAndTheReminderComesAsEver) {
  const Id id = send(ana, ben);
  const auto end = get(id).envelope.expires_at;
  ask(id, ben);
  clock.advance(std::chrono::days(1));
  reply(id, ana);
  EXPECT_EQ(get(id).envelope.expires_at, end);
  clock.advance(std::chrono::days(6));
  EXPECT_EQ(remind(), 1);
}

TEST_F(IntroductionsQuestions, WhatIsAskedAndAnsweredIsSealedAtRest) {
  const Id id = send(ana, ben);
  ask(id, ben, "CANARY-question");
  reply(id, ana, "CANARY-answer");
  EXPECT_EQ(count("tandem_introduction_questions WHERE "
                  "HEX(question_sealed) LIKE CONCAT('%', HEX('CANARY'), '%') OR "
                  "HEX(answer_sealed) LIKE CONCAT('%', HEX('CANARY'), '%')"),
            0);
  EXPECT_EQ(count("tandem_introduction_questions"), 1);
}

// ---- Pages ----

TEST_F(IntroductionsQuestions, TheMentorAsksBehindTheLinkAndComesBackToTheSamePage) {
  std::string token;
  sent(token);
  Browser browser;
  const auto path = follow(browser, token);
  const auto blank = page(post(browser, path, form({{"answer", "ask"}, {"note", " "}})));
  EXPECT_EQ(blank.status, 422u);
  EXPECT_THAT(blank.html, AllOf(HasSubstr("href=\"#note\""), HasSubstr("Write your question."),
                                HasSubstr("value=\"ask\" checked")));
  EXPECT_EQ(redirect(post(browser, path, form({{"answer", "ask"}, {"note", "Since when?"}}))),
            path);
  const auto shown = page(get_page(browser, path)).html;
  EXPECT_THAT(shown, AllOf(HasSubstr("Your question is with Ana"), HasSubstr("Since when?"),
                           HasSubstr("Not answered yet"), Not(HasSubstr("value=\"ask\"")),
                           HasSubstr("value=\"accept\"")));
  const auto again = page(post(browser, path, form({{"answer", "ask"}, {"note", "Where?"}})));
  EXPECT_EQ(again.status, 409u);
  EXPECT_THAT(again.html, AllOf(HasSubstr("You have asked a question already"),
                                HasSubstr("Where?</textarea>")));
}

TEST_F(IntroductionsQuestions, TheMenteeAnswersOnTheirPage) {
  const Id id = send(ana, ben);
  EXPECT_THAT(page(get_page({ana}, path_of(id))).html, Not(HasSubstr("main-form")));
  ask(id, ben, "Since when?");
  const auto asked = page(get_page({ana}, path_of(id))).html;
  EXPECT_THAT(asked, AllOf(HasSubstr("Ben Roy has asked you something"), HasSubstr("Since when?"),
                           HasSubstr("id=\"main-form\""), HasSubstr("Withdraw this introduction")));
  const auto blank = page(post({ana}, reply_path(id), form({{"reply", " "}})));
  EXPECT_EQ(blank.status, 422u);
  EXPECT_THAT(blank.html, AllOf(HasSubstr("href=\"#reply\""), HasSubstr("aria-invalid=\"true\"")));
  const auto fields = form({{"reply", "Since May,\n<really>."}});
  const auto path = redirect(post({ana}, reply_path(id), fields));
  EXPECT_EQ(path, path_of(id) + "?replied=1");
  EXPECT_EQ(redirect(post({ana}, reply_path(id), fields)), path) << "a second click";
  EXPECT_THAT(page(get_page({ana}, path)).html,
              AllOf(HasSubstr("Your answer is on its way to Ben Roy"),
                    HasSubstr("Since May,<br>&lt;really&gt;."), Not(HasSubstr("main-form"))));
}

TEST_F(IntroductionsQuestions, WhatWasTypedTooLateIsShownToBeCopied) {
  const Id id = send(ana, ben);
  ask(id, ben);
  answer(id, ben, decline);
  const auto late = page(post({ana}, reply_path(id), form({{"reply", "Half a\nthought"}})));
  EXPECT_EQ(late.status, 409u);
  EXPECT_THAT(late.html, AllOf(HasSubstr("Ben Roy has declined this introduction already."),
                               HasSubstr("Half a<br>thought")));
}

TEST_F(IntroductionsQuestions, TheLanguageToggleKeepsTheAnswerAndSendsNothing) {
  const Id id = send(ana, ben);
  ask(id, ben);
  const auto shown = page(post({ana, Language::french}, reply_path(id),
                               form({{"reply", "Depuis\nmai"}, {"switch_language", "fr"}})));
  EXPECT_EQ(shown.status, 200u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("Depuis\nmai</textarea>"), HasSubstr("vous pose")));
  EXPECT_EQ(state(id), "question_asked");
}

TEST_F(IntroductionsQuestions, OthersNeitherSeeNorAnswer) {
  const Id id = send(ana, ben);
  ask(id, ben);
  EXPECT_TRUE(not_there(post({mentor("Eve")}, reply_path(id), form({{"reply", "Me"}}))));
  EXPECT_TRUE(not_there(post({ben}, reply_path(id), form({{"reply", "Me"}}))));
  EXPECT_EQ(state(id), "question_asked");
}

}  // namespace
}  // namespace tandem::introductions::testing
