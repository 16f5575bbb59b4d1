// How submissions change a mentor (plugin/mentors/rules.hpp).
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include <plugin/mentors/rules.hpp>

namespace tandem::mentors {
namespace {

using namespace std::chrono_literals;
using questionnaires::Audience;

const Documents in_force{"2026-11-01", "2026-11-01"};

kit::Instant at(int minute) { return kit::Instant{} + std::chrono::minutes(minute); }

Submission opt_in(int minute) {
  Submission submission;
  submission.form = "profile";
  submission.answered_at = at(minute);
  submission.wants = true;
  submission.terms_version = in_force.terms_version;
  submission.confidentiality_version = in_force.confidentiality_version;
  submission.sheet.open["biography"] = {{"Twenty years in paediatrics."}, ""};
  return submission;
}

Submission opt_out(int minute) {
  Submission submission;
  submission.form = "profile";
  submission.answered_at = at(minute);
  return submission;
}

Mentor mentor_since(int minute) {
  Mentor mentor = apply({}, opt_in(minute), {}, in_force).transition.mentor;
  mentor.version = 1;
  return mentor;
}

TEST(MentorRules, FOM_05_an_opt_in_with_answers_makes_a_mentor) {
  const auto result = apply({}, opt_in(1), {}, in_force);
  EXPECT_EQ(result.outcome, Applied::applied);
  EXPECT_TRUE(result.transition.opted_in);
  EXPECT_TRUE(is_listable(result.transition.mentor));
  EXPECT_EQ(result.transition.mentor.opted_in_at, at(1));
  EXPECT_EQ(result.transition.mentor.sheet, opt_in(1).sheet);
}

TEST(MentorRules, FOM_06_listing_is_impossible_without_each_of_the_two_acknowledgements) {
  for (auto leave_out : {&Submission::terms_version, &Submission::confidentiality_version}) {
    Submission submission = opt_in(1);
    (submission.*leave_out).clear();
    const auto result = apply({}, submission, {}, in_force);
    EXPECT_EQ(result.outcome, Applied::needs_acknowledgement);
    EXPECT_FALSE(result.transition.mentor.opted_in);
    EXPECT_FALSE(result.transition.changed);
  }
}

TEST(MentorRules, FOM_06_a_version_published_meanwhile_asks_again) {
  const auto result = apply({}, opt_in(1), {}, {"2027-01-01", "2026-11-01"});
  EXPECT_EQ(result.outcome, Applied::needs_acknowledgement);
}

TEST(MentorRules, FOM_06_an_acknowledgement_that_stands_is_not_asked_again) {
  Submission edit = opt_in(5);
  edit.terms_version.clear();
  edit.confidentiality_version.clear();
  EXPECT_EQ(apply(mentor_since(1), edit, at(1), in_force).outcome, Applied::applied);
}

TEST(MentorRules, FOM_10_opting_out_acts_at_once_and_takes_the_identity_answers) {
  Mentor mentor = mentor_since(1);
  mentor.sheet.identity["gender"] = {{{"GW"}, ""}, Audience::shown};
  const auto step = take_back(mentor, opt_out(2), at(1));
  EXPECT_TRUE(step.opted_out);
  EXPECT_FALSE(step.mentor.opted_in);
  EXPECT_TRUE(step.mentor.sheet.identity.empty());  // PRV-07
  EXPECT_FALSE(step.mentor.sheet.open.empty());     // to come back to
  EXPECT_EQ(step.mentor.withdrawn_at, at(2));
}

TEST(MentorRules, FOM_11_pausing_in_an_unpaid_renewal_acts_at_once) {
  Submission renewal = opt_in(2);
  renewal.form = "renewal";
  renewal.paused = true;
  renewal.sheet.open["biography"].values = {"Changed, waits for the fee."};
  const auto step = take_back(mentor_since(1), renewal, at(1));
  EXPECT_TRUE(step.mentor.paused);
  EXPECT_EQ(step.mentor.sheet, mentor_since(1).sheet);
}

TEST(MentorRules, FOM_11_unpausing_gives_something_and_waits) {
  Mentor mentor = mentor_since(1);
  mentor.paused = true;
  EXPECT_FALSE(take_back(mentor, opt_in(2), at(1)).changed);
}

TEST(MentorRules, PRV_03_a_cleared_or_narrowed_identity_answer_goes_at_once) {
  Mentor mentor = mentor_since(1);
  mentor.sheet.identity["gender"] = {{{"GW"}, ""}, Audience::shown};
  mentor.sheet.identity["race"] = {{{"BLACK", "INDIGENOUS"}, ""}, Audience::searchable};
  mentor.sheet.identity["orientation"] = {{{"SO_QUE"}, ""}, Audience::searchable};
  Submission renewal = opt_in(2);
  renewal.sheet.identity["gender"] = {{{"GW"}, ""}, Audience::staff_matching};
  renewal.sheet.identity["race"] = {{{"BLACK", "WHITE"}, ""}, Audience::shown};
  const auto &identity = take_back(mentor, renewal, at(1)).mentor.sheet.identity;
  EXPECT_EQ(identity.at("gender").audience, Audience::staff_matching);
  EXPECT_EQ(identity.at("race").answer.values, std::vector<std::string>{"BLACK"});
  EXPECT_EQ(identity.at("race").audience, Audience::searchable);  // wider waits for the fee
  EXPECT_FALSE(identity.contains("orientation"));
}

TEST(MentorRules, a_late_renewal_after_an_opt_out_leaves_the_mentor_off) {
  EXPECT_EQ(apply(mentor_since(1), opt_in(2), at(3), in_force).outcome, Applied::superseded);
}

TEST(MentorRules, an_older_opt_out_does_not_beat_a_newer_opt_in) {
  EXPECT_FALSE(take_back(mentor_since(5), opt_out(2), at(5)).changed);
}

TEST(MentorRules, a_member_who_never_was_a_mentor_stays_without_a_record) {
  EXPECT_FALSE(take_back({}, opt_out(1), {}).changed);
  const auto result = apply({}, opt_out(1), {}, in_force);
  EXPECT_EQ(result.outcome, Applied::applied);
  EXPECT_FALSE(result.transition.changed);
}

// Whatever order submissions arrive in, the newest decides.
TEST(MentorRules, property_the_newest_submission_decides_in_any_order) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 500; ++round) {
    std::vector<Submission> submissions;
    for (int minute = 1; minute <= 6; ++minute)
      submissions.push_back(random() % 2 ? opt_in(minute) : opt_out(minute));
    const bool expected = submissions.back().wants;
    std::ranges::shuffle(submissions, random);
    Mentor mentor;
    kit::Instant newest{};
    for (const auto &submission : submissions) {
      const auto result = apply(mentor, submission, newest, in_force);
      if (result.outcome != Applied::applied) continue;
      newest = submission.answered_at;
      if (result.transition.changed) {
        mentor = result.transition.mentor;
        mentor.version = 1;
      }
    }
    EXPECT_EQ(mentor.opted_in, expected);
  }
}

}  // namespace
}  // namespace tandem::mentors
