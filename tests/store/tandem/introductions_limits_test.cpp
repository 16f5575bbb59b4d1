// Limits, clocks and waiting times of introductions (FOM-16, FACTS 1.7).
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {
namespace {

using std::chrono::days;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using enum Service::Answer;

class IntroductionsLimits : public IntroductionsTest {
 protected:
  Id ana = mentee("Ana");
  Id ben = mentor("Ben");

  std::int64_t places_taken() {
    return run(
        [&](Transaction &transaction) { return introductions.places(transaction, ana).taken; });
  }
};

TEST_F(IntroductionsLimits, Fom16_FiveAreOpenAtATimeAndEveryEndFreesOne) {
  std::vector<Id> mentors_of_ana{ben};
  for (const char *name : {"M1", "M2", "M3", "M4"}) mentors_of_ana.push_back(mentor(name));
  std::vector<Id> sent;
  for (const auto &to : mentors_of_ana) sent.push_back(send(ana, to));
  EXPECT_EQ(places_taken(), 5);
  EXPECT_EQ(refusal([&] { send(ana, mentor("M5")); }), "too_many_open");
  answer(sent[0], mentors_of_ana[0], accept);
  answer(sent[1], mentors_of_ana[1], decline);
  withdraw(sent[2], ana);
  submit(mentors_of_ana[3], false);
  EXPECT_EQ(places_taken(), 1);
  clock.advance(days(22));
  expire();
  EXPECT_EQ(places_taken(), 0);
  EXPECT_EQ(count("tandem_introduction_inbox_slots"), 0);
}

TEST_F(IntroductionsLimits, Fom16_OneIsOpenPerPair) {
  const Id first = send(ana, ben);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "already_open_with_mentor");
  withdraw(first, ana);
  send(ana, ben);
}

TEST_F(IntroductionsLimits, WhoIsConnectedNeedsNoIntroduction) {
  answer(send(ana, ben), ben, accept);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "already_paired");
}

TEST_F(IntroductionsLimits, TenAreOpenInOneInbox) {
  std::vector<Id> sent;
  for (int i = 0; i < 10; ++i) sent.push_back(send(mentee("P" + std::to_string(i)), ben));
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "mentor_inbox_full");
  answer(sent[4], ben, decline);
  send(ana, ben);
}

TEST_F(IntroductionsLimits, Fom16_17_AfterADeclineThePairWaitsAndOthersDoNot) {
  answer(send(ana, ben), ben, decline);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "waiting_after_decline");
  send(ana, mentor("Eve"));
  clock.advance(days(30));
  send(ana, ben);
}

TEST_F(IntroductionsLimits, AfterAWithdrawalOrAnExpiryNobodyWaits) {
  withdraw(send(ana, ben), ana);
  send(ana, ben);
  clock.advance(days(22));
  expire();
  send(ana, ben);
}

TEST_F(IntroductionsLimits, TenAreSentOnOneDay) {
  for (int i = 0; i < 10; ++i) withdraw(send(ana, ben), ana);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "too_many_today");
  send(mentee("Kim"), ben);
  clock.advance(days(1));
  send(ana, ben);
}

TEST_F(IntroductionsLimits, ARefusedOneTakesNoPlaceOfTheDay) {
  for (int i = 0; i < 12; ++i) EXPECT_EQ(refusal([&] { send(ana, ana); }), "to_self");
  send(ana, ben);
}

// ---- Clocks ----

TEST_F(IntroductionsLimits, Fom16_TheReminderLeavesOnceOnTheSeventhDayWithALink) {
  const Id id = send(ana, ben, "Remember me");
  mails();
  clock.advance(days(7) - 1us);
  EXPECT_EQ(remind(), 0);
  EXPECT_EQ(run([&](Transaction &t) { return introductions.next_reminder(t, clock.now()); }),
            get(id).envelope.sent_at + days(7));
  clock.advance(1us);
  EXPECT_EQ(remind(), 1);
  EXPECT_EQ(remind(), 0);
  EXPECT_EQ(run([&](Transaction &t) { return introductions.next_reminder(t, clock.now()); }),
            std::nullopt);
  const auto sent = mails();
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(sent[0].recipient, "Ben@example.org");
  EXPECT_THAT(sent[0].text, HasSubstr("Remember me"));
  Browser browser;
  EXPECT_EQ(follow(browser, token_in(sent[0])), "/mentorship/answers/" + id.text());
  EXPECT_EQ(state(id), "sent");
}

TEST_F(IntroductionsLimits, WhatIsAnsweredIsNotRemindedOf) {
  answer(send(ana, ben), ben, decline);
  mails();
  clock.advance(days(8));
  EXPECT_EQ(remind(), 0);
  EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(IntroductionsLimits, Fom16_TheEndComesOnTheTwentyFirstDay) {
  const Id id = send(ana, ben);
  const auto token = token_in(mail_to("Ben"));
  const kit::Instant midnight =  // in Ottawa, after the day that was named
      std::chrono::sys_days{std::chrono::year{2026} / 12 / 14} + std::chrono::hours(5);
  clock.set(midnight - 2us);
  EXPECT_EQ(expire(), 0);
  clock.advance(1us);
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "expired_before");
  EXPECT_EQ(remind(), 0) << "nobody is reminded of what has expired";
  EXPECT_EQ(expire(), 1);
  EXPECT_EQ(expire(), 0);
  EXPECT_EQ(state(id), "expired");
  const auto sent = mails();
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(sent[0].recipient, "Ana@example.org");
  EXPECT_EQ(run([&](Transaction &t) { return introductions.next_expiry(t); }), std::nullopt);
  Browser browser;
  EXPECT_EQ(follow(browser, token), "");
}

// PRV-19: whatever the clocks do, and however well two fit, only a person connects them.
TEST_F(IntroductionsLimits, Prv19_NoPairingComesAboutWithoutAPersonsAnswer) {
  const Id waiting = send(ana, ben);
  for (int day = 0; day < 40; ++day) {
    clock.advance(days(1));
    remind();
    expire();
    EXPECT_EQ(count("tandem_pairings"), 0) << day;
  }
  EXPECT_EQ(state(waiting), "expired");
  answer(send(ana, ben), ben, accept);
  EXPECT_EQ(count("tandem_pairings"), 1);
}

TEST_F(IntroductionsLimits, Fom11_UnpausingDoesNotReviveWhatHasExpired) {
  const Id id = send(ana, ben);
  submit(ben, true, true);
  clock.advance(days(22));
  expire();
  submit(ben, true, false);
  EXPECT_EQ(state(id), "expired");
}

TEST_F(IntroductionsLimits, SeveralAreDueAndEachIsTakenOnce) {
  for (int i = 0; i < 5; ++i) send(mentee("P" + std::to_string(i)), ben);
  mails();
  clock.advance(days(7));
  EXPECT_EQ(remind(), 5);
  EXPECT_THAT(mails(), SizeIs(5));
  clock.advance(days(15));
  EXPECT_EQ(expire(), 5);
  EXPECT_THAT(mails(), SizeIs(6)) << "five who wrote are told, and the mentor is asked, once";
}

}  // namespace
}  // namespace tandem::introductions::testing
