// Two at the same moment: exactly one outcome, and the other is told (issue 2, item 5). Every round
// runs real transactions side by side.
#include <tests/store/tandem/introductions_together.hpp>

namespace tandem::introductions::testing {
namespace {

using enum Service::Answer;

TEST_F(IntroductionsRaces, TwoAcceptsMakeOnePairing) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id id = send(ana, ben);
    mails();
    const auto accepting = [&] { answer(id, ben, accept); };
    const auto outcomes = together({accepting, accepting});
    EXPECT_EQ(allowed(outcomes), 1);
    EXPECT_EQ(std::ranges::count(outcomes, "already_accepted"), 1);
    EXPECT_EQ(count("tandem_pairings"), round + 1);
    EXPECT_EQ(mails().size(), 2u);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(IntroductionsRaces, AcceptAndDeclineHaveOneOutcome) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id id = send(ana, ben);
    mails();
    const auto outcomes =
        together({[&] { answer(id, ben, accept); }, [&] { answer(id, ben, decline); }});
    EXPECT_EQ(allowed(outcomes), 1);
    const bool accepted = outcomes[0] == "allowed";
    EXPECT_EQ(outcomes[accepted ? 1 : 0], accepted ? "already_accepted" : "already_declined");
    EXPECT_EQ(state(id), accepted ? "accepted" : "declined");
    EXPECT_EQ(mails().size(), accepted ? 2u : 1u);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(IntroductionsRaces, AcceptAndWithdrawHaveOneOutcome) {
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id id = send(ana, ben);
    mails();
    const auto outcomes = together({[&] { answer(id, ben, accept); }, [&] { withdraw(id, ana); }});
    EXPECT_EQ(allowed(outcomes), 1);
    const bool accepted = outcomes[0] == "allowed";
    EXPECT_EQ(outcomes[accepted ? 1 : 0], accepted ? "already_accepted" : "withdrawn_before");
    EXPECT_EQ(count("tandem_pairings WHERE mentor_id = X'" + hex(ben) + "'"), accepted ? 1 : 0);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(IntroductionsRaces, FiveSlotsAreFiveHoweverManySendAtOnce) {
  for (int round = 0; round < rounds; ++round) {
    const Id kim = mentee("Kim" + std::to_string(round));
    std::vector<std::function<void()>> sending;
    for (int i = 0; i < 8; ++i)
      sending.push_back(
          [&, to = mentor("M" + std::to_string(round) + std::to_string(i))] { send(kim, to); });
    const auto outcomes = together(sending);
    EXPECT_EQ(allowed(outcomes), 5);
    EXPECT_EQ(std::ranges::count(outcomes, "too_many_open"), 3);
    EXPECT_EQ(count("tandem_introduction_slots WHERE mentee_id = X'" + hex(kim) + "'"), 5);
  }
}

TEST_F(IntroductionsRaces, OnePairHasOneOpenIntroduction) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id kim = mentee("Kim" + std::to_string(round));
    const auto sending = [&] { send(kim, ben); };
    const auto outcomes = together({sending, sending, sending});
    EXPECT_EQ(allowed(outcomes), 1);
    EXPECT_EQ(std::ranges::count(outcomes, "already_open_with_mentor"), 2);
  }
}

// FOM-10: either the leaving mentor's transaction sees the introduction, or the sender's sees that
// the mentor has left. An open introduction to somebody who has left cannot remain.
TEST_F(IntroductionsRaces, NothingIsOpenToAMentorWhoHasLeft) {
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id kim = mentee("Kim" + std::to_string(round));
    const auto outcomes = together({[&] { send(kim, ben); }, [&] { submit(ben, false); }});
    EXPECT_TRUE(outcomes[0] == "allowed" || outcomes[0] == "mentor_left") << outcomes[0];
    EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"), 0);
    EXPECT_EQ(count("tandem_introduction_slots"), 0);
  }
}

TEST_F(IntroductionsRaces, TwoClocksRemindOnceAndExpireOnce) {
  // Each round takes three weeks, and memberships end some day.
  for (int round = 0; round < std::min(rounds, 30); ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    send(ana, ben);
    mails();
    clock.advance(std::chrono::days(7));
    together({[&] { remind(); }, [&] { remind(); }});
    EXPECT_EQ(mails().size(), 1u);
    clock.advance(std::chrono::days(15));
    together({[&] { expire(); }, [&] { expire(); }});
    EXPECT_EQ(mails().size(), 1u);
  }
}

TEST_F(IntroductionsRaces, AnAnswerAndTheEndHaveOneOutcome) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const Id id = send(ana, ben);
    const Instant end = get(id).envelope.expires_at;
    mails();
    const auto outcomes = together(
        {[&] {
           run([&](Transaction &t) { introductions.answer(t, id, ben, accept, "", end - 1us); });
         },
         [&] {
           while (run([&](Transaction &t) { return introductions.expire_step(t, end); })) continue;
         }});
    const bool accepted = outcomes[0] == "allowed";
    EXPECT_EQ(state(id), accepted ? "accepted" : "expired");
    EXPECT_EQ(mails().size(), accepted ? 2u : 1u);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(IntroductionsRaces, ADoubleClickSendsOnce) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor("Ben" + std::to_string(round));
    const auto fields = form({{"message", "Hello"}});
    const auto path = "/mentorship/mentors/" + ben.text() + "/introduction";
    std::vector<std::string> sent_to(2);
    const auto click = [&](int which) {
      return [&, which] { sent_to[which] = redirect(post({ana}, path, fields)); };
    };
    together({click(0), click(1)});
    EXPECT_FALSE(sent_to[0].empty());
    EXPECT_EQ(sent_to[0], sent_to[1]) << "the second gets the first one's result page";
    EXPECT_EQ(count("tandem_introductions"), round + 1);
    run([&](Transaction &t) {
      for (const auto &envelope : introductions.of_mentee(t, ana))
        if (is_open(envelope.state)) introductions.withdraw(t, envelope.id, ana, clock.now());
    });
    clock.advance(std::chrono::days(1));
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
