// Random doings of a few people on a real database: what must hold, holds after each (issue 3, item
// 13). The seed is printed; TANDEM_SEED plays it again.
#include <tests/store/tandem/introductions_world.hpp>

#include <cstdlib>
#include <random>

namespace tandem::introductions::testing {
namespace {

using enum Service::Answer;

class IntroductionsRandom : public IntroductionsTest {
 protected:
  std::uint64_t roll(std::uint64_t sides) { return dice() % sides; }
  const Id &any(const std::vector<Id> &ids) { return ids[roll(ids.size())]; }

  Id any_introduction() {
    const auto &who = any(mentees_here);
    const auto all = run([&](Transaction &t) { return introductions.of_mentee(t, who); });
    return all.empty() ? Id{} : all[roll(std::min<std::size_t>(all.size(), 4))].id;
  }
  void end_any() {
    const auto &who = any(mentees_here);
    const auto standing = run([&](Transaction &t) { return introductions.pairings_of(t, who); });
    if (!standing.empty()) end(standing[0].id, roll(2) ? who : other_of(standing[0], who));
  }
  void act() {
    const auto kind = roll(12);
    if (kind < 4) return void(send(any(mentees_here), any(mentors_here)));
    if (kind == 4) return submit(any(mentors_here), true, roll(4) == 0, static_cast<int>(roll(4)));
    if (kind == 5) return end_any();
    if (kind == 6) return clock.advance(std::chrono::hours(roll(100)));
    if (kind == 7) return void(remind());
    if (kind == 8) return void(expire());
    const Id id = any_introduction();
    if (id.is_none()) return;
    const auto envelope = get(id).envelope;
    if (kind == 9) return roll(2) ? ask(id, envelope.mentor_id) : reply(id, envelope.mentee_id);
    if (kind == 10 && roll(3) == 0) return withdraw(id, envelope.mentee_id);
    answer(id, envelope.mentor_id, roll(2) ? accept : decline);
  }

  void check() {
    const auto none = [&](const std::string &what) { EXPECT_EQ(count(what), 0) << what; };
    // Whoever is open holds a slot on each side, and nobody else does.
    EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"),
              count("tandem_introduction_slots"));
    EXPECT_EQ(count("tandem_introduction_slots"), count("tandem_introduction_inbox_slots"));
    none("tandem_introductions i LEFT JOIN tandem_introduction_slots s "
         "ON s.introduction_id = i.id WHERE i.open_pair = 1 AND s.slot IS NULL");
    none("tandem_introductions WHERE (open_pair = 1) <> (ended_at IS NULL)");
    // One answer each, and a pairing for each acceptance.
    none("(SELECT subject_id FROM tandem_audit WHERE action IN ('introduction.accepted', "
         "'introduction.declined', 'introduction.withdrawn', 'introduction.expired') "
         "GROUP BY subject_id HAVING COUNT(*) > 1) twice");
    EXPECT_EQ(count("tandem_introductions WHERE state = 'accepted'"), count("tandem_pairings"));
    // At most one question waits, and no more were asked than three.
    none("(SELECT introduction_id FROM tandem_introduction_questions WHERE answered_at IS NULL "
         "GROUP BY introduction_id HAVING COUNT(*) > 1) several");
    none("tandem_introductions WHERE questions_asked > 3");
    for (const auto &who : mentors_here) check_places(who);
  }
  void check_places(const Id &who) {
    run([&](Transaction &t) {
      const auto mentor = mentors.find(t, who).value();
      const auto capacity = mentors::capacity_of(mentor);
      const auto taken = t.query_one("SELECT COUNT(*) FROM tandem_pairings WHERE mentor_id = ? "
                                     "AND standing = 1",
                                     {who})
                             ->integer(0);
      EXPECT_EQ(mentor.full, is_full(capacity, taken));
    });
  }

  std::uint64_t seed = std::getenv("TANDEM_SEED")
                           ? std::strtoull(std::getenv("TANDEM_SEED"), nullptr, 10)
                           : std::random_device{}();
  std::mt19937_64 dice{seed};
  std::vector<Id> mentees_here, mentors_here;
};

TEST_F(IntroductionsRandom, WhatMustHoldHoldsWhateverTheyDo) {
  RecordProperty("seed", std::to_string(seed));
  for (const char *given : {"Ana", "Kim", "Lou"}) mentees_here.push_back(mentee(given));
  for (const char *given : {"Ben", "Eve", "Max", "Noa"}) mentors_here.push_back(mentor(given));
  const int steps = std::getenv("TANDEM_FULL") ? 5'000 : 300;
  for (int i = 0; i < steps && !HasFailure(); ++i) {
    refusal([&] { act(); });
    if (i % 5 == 0) check();
  }
  // The clocks come at last: none stays open past its own.
  clock.advance(std::chrono::days(60));
  expire();
  EXPECT_EQ(count("tandem_introductions WHERE open_pair = 1"), 0);
  check();
  EXPECT_FALSE(HasFailure()) << "TANDEM_SEED=" << seed << " plays it again";
}

}  // namespace
}  // namespace tandem::introductions::testing
