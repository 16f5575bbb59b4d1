// Two who must not meet any more (issue 3, item 4): what is between them ends without a word about
// why, and to the one who is kept away the other looks like somebody who has left.
#include <tests/store/tandem/introductions_pages.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using enum Service::Answer;

class Blocks final : public Separations {
 public:
  bool apart(Transaction &, const Id &one, const Id &other) const override {
    return pairs.contains({one, other}) || pairs.contains({other, one});
  }
  std::set<std::pair<Id, Id>> pairs;
};

class IntroductionsPart : public IntroductionsPages {
 protected:
  IntroductionsPart() { introductions.ask(blocks); }
  void part(const Id &one, const Id &other) {
    run([&](Transaction &t) { introductions.part(t, one, other, clock.now()); });
    blocks.pairs.insert({one, other});
  }
  Blocks blocks;
};

TEST_F(IntroductionsPart, WhatIsOpenEndsWithTheNeutralNoticeWhicheverSideAsked) {
  for (const bool mentee_first : {true, false}) {
    const Id kim = mentee(mentee_first ? "Kim" : "Lou");
    const Id id = send(kim, ben);
    ask(id, ben);
    mails();
    mentee_first ? part(kim, ben) : part(ben, kim);
    EXPECT_EQ(state(id), "auto_declined");
    const auto told = mails();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].recipient, mentee_first ? "Kim@example.org" : "Lou@example.org");
    EXPECT_THAT(told[0].text, AllOf(HasSubstr("not available"), Not(HasSubstr("block"))));
  }
  EXPECT_EQ(count("tandem_introduction_slots"), 0);
}

TEST_F(IntroductionsPart, FOM_20_APairingEndsQuietlyForBoth) {
  const Id id = pair(ana, ben);
  mails();
  part(ana, ben);
  const auto told = mails();
  ASSERT_EQ(told.size(), 2u);
  for (const auto &mail : told) {
    const bool to_ana = mail.recipient == "Ana@example.org";
    EXPECT_THAT(mail.text, to_ana ? AllOf(HasSubstr("Your mentorship with Ben Roy has ended."),
                                          Not(HasSubstr("has ended your")))
                                  : AllOf(HasSubstr("a pris fin"), Not(HasSubstr("a mis fin"))));
  }
  for (const auto &who : {ana, ben}) {
    const auto shown = page(get_page({who}, pairing_path_of(id))).html;
    EXPECT_THAT(shown, AllOf(HasSubstr("This mentorship ended on November 22, 2026."),
                             Not(HasSubstr("You ended")), Not(HasSubstr("@example.org"))));
  }
}

TEST_F(IntroductionsPart, BetweenOthersNothingEnds) {
  const Id kim = mentee("Kim"), eve = mentor("Eve");
  const Id open = send(kim, ben), other = send(ana, eve);
  const Id standing = pair(mentee("Lou"), ben);
  part(ana, ben);
  EXPECT_EQ(state(open), "sent");
  EXPECT_EQ(state(other), "sent");
  EXPECT_FALSE(pairing(standing).ending);
}

TEST_F(IntroductionsPart, AMentorWhoIsKeptAwayLooksLikeOneWhoHasLeft) {
  const Id eve = mentor("Eve");
  submit(eve, false);
  part(ana, ben);
  EXPECT_TRUE(not_there(get_page({ana}, writing(ben))));
  EXPECT_TRUE(not_there(get_page({ana}, writing(eve))));
  const auto fields = form({{"message", "Hello"}});
  auto to_ben = page(post({ana}, writing(ben), fields));
  const auto to_eve = page(post({ana}, writing(eve), fields));
  EXPECT_EQ(to_ben.status, to_eve.status);
  EXPECT_EQ(to_ben.title, to_eve.title);
  const auto at = [](std::string html, const Id &id) {
    for (auto i = html.find(id.text()); i != std::string::npos; i = html.find(id.text()))
      html.replace(i, 36, "ID");
    return html;
  };
  EXPECT_EQ(at(to_ben.html, ben), at(to_eve.html, eve)) << "to the byte";
  EXPECT_EQ(page(get_page({mentee("Kim")}, writing(ben))).status, 200u) << "others may write";
}

TEST_F(IntroductionsPart, TheOtherWayRoundIsKeptApartAsWell) {
  submit(ana, true);
  profile(ben, sheet("Ben"));
  part(ana, ben);
  EXPECT_EQ(refusal([&] { send(ana, ben); }), "not_available");
  EXPECT_EQ(refusal([&] { send(ben, ana); }), "not_available");
}

TEST_F(IntroductionsPart, PartingTwiceIsPartingOnce) {
  send(ana, ben);
  mails();
  part(ana, ben);
  mails();
  part(ben, ana);
  EXPECT_THAT(mails(), IsEmpty());
}

// Merged, or erased by another host: the name is gone by the time the pairing ends.
TEST_F(IntroductionsPart, PRV_20_WhoeverIsGoneHoldsNoPlaceAndTheOtherKeepsTheHistory) {
  for (const bool mentee_goes : {true, false}) {
    const Id kim = mentee("Kim"), eve = mentor("Eve");
    submit(eve, true, false, 1);
    const Id id = pair(kim, eve);
    EXPECT_EQ(count("tandem_mentors WHERE is_full = 1"), 1);
    mails();
    const Id gone = mentee_goes ? kim : eve, other = mentee_goes ? eve : kim;
    for (int times = 0; times < 2; ++times)
      run([&](Transaction &t) { members.forget(t, gone, 1000); });
    const auto told = mails();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].recipient, mentee_goes ? "Eve@example.org" : "Kim@example.org");
    EXPECT_THAT(told[0].text, AllOf(HasSubstr("Your mentorship with a former member has ended."),
                                    Not(HasSubstr(mentee_goes ? "Kim" : "Eve"))));
    EXPECT_TRUE(pairing(id).ending && pairing(id).ending->by.is_none());
    EXPECT_EQ(count("tandem_pairings WHERE standing = 1 OR place IS NOT NULL"), 0);
    EXPECT_EQ(count("tandem_mentors WHERE is_full = 1"), 0) << "the place is free";
    const auto shown = page(get_page({other}, pairing_path_of(id))).html;
    EXPECT_THAT(shown, HasSubstr("This mentorship ended on November 22, 2026."));
    if (mentee_goes) pair(mentee("Lou"), eve);
    run([&](Transaction &t) {
      t.execute("DELETE FROM tandem_pairings");
      t.execute("UPDATE tandem_mentors SET is_full = 0");
    });
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
