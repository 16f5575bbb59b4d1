// Two at the same moment, once there are questions, places and ends (issue 3, item 13).
#include <tests/store/tandem/introductions_together.hpp>

namespace tandem::introductions::testing {
namespace {

using enum Service::Answer;

class PairingsRaces : public IntroductionsRaces {
 protected:
  std::string name(const char *prefix, int round) { return prefix + std::to_string(round); }
};

// FOM-12: the place is taken with the acceptance, whoever else accepts at that moment.
TEST_F(PairingsRaces, TwoAcceptsForTheLastPlaceAndOneWins) {
  const Id kim = mentee("Kim");
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    submit(ben, true, false, 1);
    const Id first = send(ana, ben), second = send(kim, ben);
    const auto outcomes =
        together({[&] { answer(first, ben, accept); }, [&] { answer(second, ben, accept); }});
    EXPECT_EQ(allowed(outcomes), 1);
    EXPECT_EQ(std::ranges::count(outcomes, "capacity_reached"), 1);
    EXPECT_EQ(count("tandem_pairings WHERE standing = 1 AND mentor_id = X'" + hex(ben) + "'"), 1);
    EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, ben)->full; }));
    answer(outcomes[0] == "allowed" ? second : first, ben, decline);
    clock.advance(std::chrono::days(1));
  }
}

// FOM-11: either the request came first and stays, or the pause did and it is refused.
TEST_F(PairingsRaces, APauseAndARequestHaveAnOrder) {
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    std::vector<std::string> outcomes =
        together({[&] { send(ana, ben); }, [&] { submit(ben, true, true); }});
    EXPECT_TRUE(outcomes[0] == "allowed" || outcomes[0] == "mentor_paused") << outcomes[0];
    EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"), outcomes[0] == "allowed" ? 1 : 0);
    EXPECT_EQ(refusal([&] { send(ana, ben); }),
              outcomes[0] == "allowed" ? "already_open_with_mentor" : "mentor_paused");
    run([&](Transaction &t) {
      for (const auto &envelope : introductions.of_mentee(t, ana))
        if (is_open(envelope.state)) introductions.withdraw(t, envelope.id, ana, clock.now());
    });
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(PairingsRaces, AcceptAndQuestionLeaveNoHalfState) {
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    const Id id = send(ana, ben);
    mails();
    const auto outcomes = together({[&] { answer(id, ben, accept); }, [&] { ask(id, ben); }});
    // A question may come just before the acceptance, and never after it.
    EXPECT_EQ(outcomes[0], "allowed");
    EXPECT_TRUE(outcomes[1] == "allowed" || outcomes[1] == "already_accepted") << outcomes[1];
    EXPECT_EQ(state(id), "accepted");
    EXPECT_EQ(mails().size(), outcomes[1] == "allowed" ? 3u : 2u);
    EXPECT_EQ(get(id).exchange.size(), outcomes[1] == "allowed" ? 1u : 0u);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(PairingsRaces, AReplyAndAWithdrawalHaveOneOrder) {
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    const Id id = send(ana, ben);
    ask(id, ben);
    const auto outcomes = together({[&] { reply(id, ana); }, [&] { withdraw(id, ana); }});
    EXPECT_EQ(outcomes[1], "allowed");
    EXPECT_TRUE(outcomes[0] == "allowed" || outcomes[0] == "withdrawn_before") << outcomes[0];
    EXPECT_EQ(state(id), "withdrawn");
    clock.advance(std::chrono::days(1));
  }
}

// FOM-20: one of the two ended it, and each is told once.
TEST_F(PairingsRaces, TwoEndsAreOne) {
  for (int round = 0; round < many_rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    const Id id = pair(ana, ben);
    mails();
    const auto outcomes = together({[&] { end(id, ana); }, [&] { end(id, ben); }});
    EXPECT_EQ(allowed(outcomes), 1);
    EXPECT_EQ(std::ranges::count(outcomes, "ended_before"), 1);
    EXPECT_EQ(pairing(id).ending->by, outcomes[0] == "allowed" ? ana : ben);
    EXPECT_EQ(mails().size(), 2u);
    clock.advance(std::chrono::days(1));
  }
}

// FOM-12: whichever comes first, the mark is what it has to be.
TEST_F(PairingsRaces, ALowerCapacityAndAnAcceptanceLeaveTheRightMark) {
  const Id kim = mentee("Kim");
  for (int round = 0; round < rounds; ++round) {
    const Id ben = mentor(name("Ben", round));
    const Id first = send(ana, ben), second = send(kim, ben);
    answer(first, ben, accept);
    const auto outcomes = together(
        {[&] { answer(second, ben, accept); }, [&] { submit(ben, true, false, 1); }});
    EXPECT_TRUE(outcomes[0] == "allowed" || outcomes[0] == "capacity_reached") << outcomes[0];
    EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, ben)->full; }));
    if (outcomes[0] != "allowed") answer(second, ben, decline);
    clock.advance(std::chrono::days(1));
  }
}

TEST_F(PairingsRaces, PartingAndSendingLeaveNothingOpen) {
  struct Wall final : Separations {
    bool apart(Transaction &t, const Id &one, const Id &) const override {
      return t.query_one("SELECT mentee_id FROM tandem_test_walls WHERE mentee_id = ?", {one})
          .has_value();
    }
  } wall;
  introductions.ask(wall);
  run([&](Transaction &t) {
    t.execute("CREATE TABLE tandem_test_walls (mentee_id BINARY(16) PRIMARY KEY)", {});
  });
  const Id ben = mentor("Ben");
  for (int round = 0; round < rounds; ++round) {
    const Id kim = mentee(name("Kim", round));
    const auto outcomes = together({[&] { send(kim, ben); }, [&] {
                                      run([&](Transaction &t) {
                                        t.execute("INSERT INTO tandem_test_walls VALUES (?)",
                                                  {kim});
                                        introductions.part(t, kim, ben, clock.now());
                                      });
                                    }});
    EXPECT_TRUE(outcomes[0] == "allowed" || outcomes[0] == "not_available") << outcomes[0];
    EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"), 0);
  }
}

}  // namespace
}  // namespace tandem::introductions::testing
