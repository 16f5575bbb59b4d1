// Every refusal that a person can meet is told to them in their language.
#include <plugin/introductions/words.hpp>
#include <tests/store/tandem/introductions_world.hpp>

#include <set>

namespace tandem::introductions::testing {
namespace {

using enum Refusal;

class IntroductionsWords : public IntroductionsTest {
 protected:
  void expect_both(const std::function<std::string(Language)> &say, Refusal why) {
    const auto english = say(Language::english);
    const auto french = say(Language::french);
    EXPECT_FALSE(english.empty()) << code(why);
    EXPECT_NE(english, french) << code(why);
    EXPECT_EQ(english.find('{'), std::string::npos) << english;
    EXPECT_EQ(french.find('{'), std::string::npos) << french;
    EXPECT_TRUE(seen.insert(english).second || why == not_active_mentor) << english;
  }
  std::set<std::string> seen;
};

TEST_F(IntroductionsWords, ToTheMenteeEachRefusalIsItsOwn) {
  for (const auto why : {to_self,
                         not_active_mentee,
                         barred,
                         mentor_left,
                         not_active_mentor,
                         mentor_paused,
                         mentor_full,
                         reply_empty,
                         reply_too_long,
                         reply_malformed,
                         nothing_asked,
                         already_paired,
                         already_open_with_mentor,
                         waiting_after_decline,
                         profile_incomplete,
                         too_many_open,
                         mentor_inbox_full,
                         too_many_today,
                         message_empty,
                         message_too_long,
                         message_malformed,
                         already_accepted,
                         already_declined,
                         withdrawn_before,
                         expired_before,
                         closed_before})
    expect_both(
        [&](Language language) {
          return say_to_mentee(context, language, {why, clock.now()}, "Ben Roy");
        },
        why);
}

TEST_F(IntroductionsWords, ToTheMentorEachRefusalIsItsOwn) {
  for (const auto why :
       {not_active_mentee, not_active_mentor, note_too_long, note_malformed, already_accepted,
        already_declined, withdrawn_before, expired_before, closed_before, capacity_reached,
        question_empty, question_too_long, question_malformed, question_waiting,
        too_many_questions})
    expect_both([&](Language language) { return say_to_mentor(context, language, {why}); }, why);
}

// Who is kept apart must not be told anything that another one would not be told.
TEST_F(IntroductionsWords, WhoIsKeptApartIsToldWhatWhoeverHasLeftIs) {
  for (const auto language : {Language::english, Language::french})
    EXPECT_EQ(say_to_mentee(context, language, {not_available}, "Ben Roy"),
              say_to_mentee(context, language, {mentor_left}, "Ben Roy"));
}

TEST_F(IntroductionsWords, OfAPairingEachRefusalIsItsOwn) {
  for (const auto why : {ended_before, agreement_changed, agreement_too_long, agreement_malformed,
                         note_too_long, note_malformed})
    expect_both(
        [&](Language language) { return say_of_pairing(context, language, why, "Ben Roy"); }, why);
}

TEST_F(IntroductionsWords, EveryStateHasAName) {
  for (const auto state : states)
    expect_both([&](Language language) { return say_state(context, language, state); }, not_due);
}

}  // namespace
}  // namespace tandem::introductions::testing
