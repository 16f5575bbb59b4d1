// PRV-01, PRV-14: nothing is handed on without a consent that stands at that moment.
#include <tests/store/tandem/introductions_world.hpp>

#include <plugin/disclosures/service.hpp>

namespace tandem::disclosures {
namespace {

using introductions::testing::IntroductionsTest;
using namespace std::chrono_literals;

class DisclosuresTest : public IntroductionsTest {
 protected:
  std::vector<Disclosure> of(const Id &id) {
    return run([&](Transaction &transaction) { return disclosures.of_member(transaction, id); });
  }
  std::int64_t count(const std::string &sql) {
    return run([&](Transaction &transaction) { return transaction.query_one(sql)->integer(0); });
  }
  // Over the whole database: every row has its line, and that line stood when the row was written.
  std::int64_t without_consent() {
    return count(
        "SELECT COUNT(*) FROM tandem_disclosures d LEFT JOIN tandem_consents c "
        "ON c.id = d.consent_id AND c.member_id = d.member_id AND c.given_at <= d.first_at "
        "AND (c.withdrawn_at IS NULL OR c.withdrawn_at >= d.last_at) WHERE c.id IS NULL");
  }
  void give(const Id &id, const std::string &purpose) {
    run([&](Transaction &transaction) {
      consents.give(transaction, {id, purpose, "mentor/1", Language::english, clock.now()});
    });
  }
  bool look(const Id &whose, const Id &viewer) {
    return run([&](Transaction &transaction) {
      return disclosures.look(transaction, {whose, "identity.mentor.gender.shown",
                                            Kind::identity_shown},
                              viewer, clock.now());
    });
  }

  Service disclosures{context};
};

TEST_F(DisclosuresTest, an_introduction_and_its_acceptance_hand_on_under_consents_of_their_own) {
  const auto mentor = this->mentor("Marc");
  const auto mentee = this->mentee("Mia");
  const auto id = send(mentee, mentor);
  ASSERT_EQ(of(mentee).size(), 1u);
  EXPECT_EQ(of(mentee)[0].kind, Kind::introduction);
  EXPECT_EQ(of(mentee)[0].to_member_id, mentor);
  EXPECT_EQ(of(mentee)[0].purpose, introduction_purpose(id));
  EXPECT_TRUE(of(mentor).empty()) << "nothing of the mentor's before they accept";
  clock.advance(1h);
  answer(id, mentor, introductions::Service::Answer::accept);
  EXPECT_EQ(of(mentee).size(), 2u);
  ASSERT_EQ(of(mentor).size(), 1u);
  EXPECT_EQ(of(mentor)[0].kind, Kind::contact_details);
  EXPECT_EQ(of(mentor)[0].to_member_id, mentee);
  EXPECT_EQ(without_consent(), 0);
}

TEST_F(DisclosuresTest, what_was_withdrawn_is_not_handed_on_and_rolls_back_what_would) {
  const auto mentor = this->mentor("Marc");
  const auto mentee = this->mentee("Mia");
  const auto id = send(mentee, mentor);
  run([&](Transaction &transaction) {
    introductions.withdraw(transaction, id, mentee, clock.now());
  });
  EXPECT_THROW(run([&](Transaction &transaction) {
                 disclosures.record(transaction,
                                    {mentee, introduction_purpose(id), Kind::contact_details,
                                     mentor, id},
                                    clock.now());
               }),
               NoConsent);
  EXPECT_EQ(of(mentee).size(), 1u);
  EXPECT_EQ(without_consent(), 0);
}

TEST_F(DisclosuresTest, looks_are_counted_once_a_day_for_each_and_nobody_is_named) {
  const auto mentor = this->mentor("Marc");
  const auto first = member("Fay"), second = member("Sam");
  EXPECT_FALSE(look(mentor, first)) << "no consent, so nothing may be shown";
  EXPECT_TRUE(of(mentor).empty());
  give(mentor, "identity.mentor.gender.shown");
  EXPECT_TRUE(look(mentor, first));
  EXPECT_TRUE(look(mentor, first));
  EXPECT_TRUE(look(mentor, second));
  ASSERT_EQ(of(mentor).size(), 1u);
  EXPECT_EQ(of(mentor)[0].viewers, 2);
  EXPECT_TRUE(of(mentor)[0].to_member_id.is_none());
  clock.advance(24h);
  EXPECT_TRUE(look(mentor, first));
  EXPECT_EQ(of(mentor).size(), 2u);
  run([&](Transaction &transaction) {
    consents.withdraw(transaction, mentor, "identity.mentor.gender.shown", clock.now());
  });
  EXPECT_FALSE(look(mentor, second));
  EXPECT_EQ(without_consent(), 0);
}

}  // namespace
}  // namespace tandem::disclosures
