// How many mentees a mentor takes, and the mark of having them (FOM-12, FACTS 1.6).
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using enum Service::Answer;

class IntroductionsCapacity : public IntroductionsTest {
 protected:
  // Of the mentor, as the directory reads them.
  bool listed() {
    return run([&](Transaction &t) { return mentors::is_listable(mentors.find(t, ben).value()); });
  }
  std::int64_t revision() {
    return run([&](Transaction &t) { return mentors.revision(t); });
  }
  void capacity(int number) { submit(ben, true, false, number); }

  Id ben = mentor("Ben");
  Id ana = mentee("Ana"), kim = mentee("Kim"), lou = mentee("Lou");
};

TEST_F(IntroductionsCapacity, Fom12_WithoutANumberThereIsNoLimit) {
  for (const auto &who : {ana, kim, lou}) pair(who, ben);
  EXPECT_TRUE(listed());
}

TEST_F(IntroductionsCapacity, Fom12_TheLastPlaceTakesTheMentorOutOfTheDirectory) {
  capacity(2);
  pair(ana, ben);
  EXPECT_TRUE(listed());
  const auto before = revision();
  pair(kim, ben);
  EXPECT_FALSE(listed());
  EXPECT_GT(revision(), before) << "the next search knows";
  EXPECT_EQ(refusal([&] { send(lou, ben); }), "mentor_full");
}

TEST_F(IntroductionsCapacity, Fom12_WhatWaitsStaysAndCannotBeAcceptedUntilThereIsRoom) {
  capacity(1);
  const Id waiting = send(kim, ben);
  const Id declined = send(lou, ben);
  const Id first = pair(ana, ben);
  EXPECT_EQ(state(waiting), "sent");
  EXPECT_EQ(refusal([&] { answer(waiting, ben, accept); }), "capacity_reached");
  EXPECT_EQ(state(waiting), "sent");
  answer(declined, ben, decline);
  EXPECT_EQ(state(declined), "declined");
  const auto shown = page(post({ben}, request_path_of(waiting), form({{"answer", "accept"}})));
  EXPECT_EQ(shown.status, 409u);
  EXPECT_THAT(shown.html, AllOf(HasSubstr("raise that number"), HasSubstr("/account/profile")));
  end(first, ben);
  EXPECT_TRUE(listed());
  answer(waiting, ben, accept);
  EXPECT_EQ(state(waiting), "accepted");
  EXPECT_FALSE(listed());
}

TEST_F(IntroductionsCapacity, Fom12_RaisingOrClearingTheNumberMakesRoom) {
  capacity(1);
  pair(ana, ben);
  EXPECT_FALSE(listed());
  capacity(2);
  EXPECT_TRUE(listed());
  capacity(1);
  EXPECT_FALSE(listed()) << "lowered to what there is";
  capacity(0);
  EXPECT_TRUE(listed());
}

TEST_F(IntroductionsCapacity, LoweredBelowWhatThereIsEndsNothingAndWaitsForEnough) {
  const Id first = pair(ana, ben), second = pair(kim, ben);
  capacity(1);
  EXPECT_FALSE(listed());
  end(first, ana);
  EXPECT_FALSE(listed());
  end(second, ben);
  EXPECT_TRUE(listed());
}

TEST_F(IntroductionsCapacity, AnEndClearsFullAndNeverThePause) {
  capacity(1);
  const Id pairing = pair(ana, ben);
  submit(ben, true, true, 1);
  end(pairing, ana);
  const auto record = run([&](Transaction &t) { return mentors.find(t, ben).value(); });
  EXPECT_FALSE(record.full);
  EXPECT_TRUE(record.paused);
  EXPECT_FALSE(listed());
}

TEST_F(IntroductionsCapacity, PairingsOfAnOlderVersionCountWithoutAPlace) {
  pair(ana, ben);
  run([&](Transaction &t) { t.execute("UPDATE tandem_pairings SET place = NULL", {}); });
  capacity(1);
  EXPECT_FALSE(listed());
  EXPECT_EQ(refusal([&] { send(kim, ben); }), "mentor_full");
}

TEST_F(IntroductionsCapacity, WhoWritesToAFullMentorIsToldSoAndLosesNothing) {
  capacity(1);
  pair(ana, ben);
  const auto path = "/mentorship/mentors/" + ben.text() + "/introduction";
  const auto reply = page(post({kim}, path, form({{"message", "Hello"}})));
  EXPECT_EQ(reply.status, 409u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("as many mentees as they can take"),
                                HasSubstr("Hello</textarea>")));
}

TEST_F(IntroductionsCapacity, MyMentorshipTellsAFullMentorHowToBeFoundAgain) {
  capacity(1);
  pair(ana, ben);
  EXPECT_THAT(page(get_page({ben}, "/mentorship")).html,
              AllOf(HasSubstr("as many mentees as you set"), HasSubstr("/account/profile"),
                    Not(HasSubstr("members can find you."))));
}

}  // namespace
}  // namespace tandem::introductions::testing
