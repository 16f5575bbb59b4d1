// The mentor section of the host's forms, and what it says afterwards.
#include <tests/store/tandem/mentors_fixture.hpp>

namespace tandem::mentors {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The section's answer to a post, as the host asks for it.
class MentorSectionTest : public MentorsTest {
 protected:
  SectionRequest request(const Id &id, kit::Fields fields = {}) const {
    return {"renewal", Language::english, id, clock.now(), soon(), std::move(fields)};
  }
  kit::Fields typed(const Id &id, const std::string &biography) {
    kit::Fields fields;
    fields.add("tandem_base_version", std::to_string(record(id).version));
    fields.add("tandem_mentor_biography", biography);
    return fields;
  }
  Section section{context, mentors, members, catalog};
};

TEST_F(MentorSectionTest, who_was_a_mentor_may_renew_without_clearing_old_answers) {
  const Id ana = member("Ana");
  Submission submission = answers(ana);
  submission.form = "profile";
  submission.sheet.open["biography"] = {{"First line.\nSecond line."}, ""};
  arrive(submission);
  submit(ana, false);
  ASSERT_FALSE(record(ana).opted_in);
  EXPECT_THAT(section.render(request(ana)), HasSubstr("Second line."));
  // Browsers send the line break as CR and LF.
  const auto as_shown = section.validate(request(ana, typed(ana, "First line.\r\nSecond line.")));
  EXPECT_THAT(as_shown.errors, IsEmpty());
  EXPECT_FALSE(as_shown.sealed.empty());
}

TEST_F(MentorSectionTest, answers_without_the_box_ticked_are_asked_about) {
  const Id ana = member("Ana");
  const auto checked = section.validate(request(ana, typed(ana, "I would like to help.")));
  ASSERT_EQ(checked.errors.size(), 1u);
  EXPECT_EQ(checked.errors[0].field, "tandem_want");
}

// DESIGN 2.4: superseded by something newer, kept as a draft, the member told.
TEST_F(MentorSectionTest, answers_that_came_late_are_shown_and_can_be_used_after_all) {
  const Id ana = member("Ana");
  Submission older = answers(ana);
  older.form = "profile";
  older.answered_at = clock.now() - std::chrono::hours(24);
  older.sheet.open["biography"] = {{"The older one."}, ""};
  older.sheet.identity["gender"] = {{{"GW"}, ""}, questionnaires::Audience::shown};
  submit(ana, true);
  EXPECT_THAT(section.render(request(ana)), Not(HasSubstr("tandem_use_older")));
  arrive(older);
  const auto shown = section.render(request(ana));
  EXPECT_THAT(shown, HasSubstr("The answers you sent on November 21, 2026 are not in use"));
  EXPECT_THAT(shown, HasSubstr("The older one."));
  kit::Fields fields = typed(ana, "The newer one.");
  fields.add("tandem_want", "1");
  EXPECT_THAT(section.render_typed(request(ana, fields), false), HasSubstr("The newer one."));
  fields.add("tandem_use_older", "1");
  const auto chosen = section.render_typed(request(ana, fields), false);
  EXPECT_THAT(chosen, Not(HasSubstr("The newer one.")));
  EXPECT_THAT(chosen, HasSubstr("name=\"tandem_want\" value=\"1\" checked"));
  submit(ana, true);
  EXPECT_THAT(section.render(request(ana)), Not(HasSubstr("tandem_use_older")))
      << "the next save ends them";
}

TEST_F(MentorSectionTest, switching_the_language_does_not_hide_what_another_window_saved) {
  const Id ana = mentor("Ana");
  kit::Fields fields = typed(ana, "Typed in an older window.");
  fields.add("tandem_want", "1");
  submit(ana, true, true);  // the other window
  const auto switched = section.render_typed(request(ana, fields), false);
  EXPECT_THAT(switched, HasSubstr("name=\"tandem_base_version\" value=\"1\""));
  const auto refused = section.validate(request(ana, fields));
  ASSERT_FALSE(refused.errors.empty());
  EXPECT_THAT(refused.errors[0].message, HasSubstr("another window"));
  EXPECT_THAT(section.render_typed(request(ana, fields), true),
              HasSubstr("name=\"tandem_base_version\" value=\"2\""))
      << "having been told, the member may save";
}

// What the page after the form says.
TEST_F(MentorSectionTest, FOM_01_who_opts_in_while_lapsed_is_not_told_to_be_found) {
  const Id ana = member("Ana");
  lapse(ana);
  submit(ana, true);
  const auto told = section.outcome(request(ana));
  EXPECT_THAT(told, HasSubstr("members do not find you yet"));
  EXPECT_THAT(told, HasSubstr("href=\"/account/renewal\""));
  EXPECT_THAT(told, Not(HasSubstr("Members can find you")));
  change(ana, [](auto &member) { *member.paid_through += std::chrono::years(10); });
  EXPECT_THAT(section.outcome(request(ana)), HasSubstr("Members can find you in the directory"));
  submit(ana, true, true);
  lapse(ana);
  EXPECT_THAT(section.outcome(request(ana)), HasSubstr("renewed it and ended your pause"));
}

TEST_F(MentorSectionTest, FOM_10_who_opts_out_is_told_what_happened_and_only_then) {
  const Id ana = mentor("Ana");
  submit(ana, false);
  const auto told = section.outcome(request(ana));
  EXPECT_THAT(told, HasSubstr("You have left the directory."));
  EXPECT_THAT(told, HasSubstr("declined with a neutral notice"));
  EXPECT_THAT(told, HasSubstr("your identity answers were deleted"));
  EXPECT_THAT(told, HasSubstr("please tell the people you accompany"));
  submit(ana, false);  // a later save of the profile, about something else
  EXPECT_EQ(section.outcome(request(ana)), "");
  EXPECT_EQ(section.outcome(request(member("Bob"))), "");
}

TEST_F(MentorSectionTest, answers_that_wait_for_the_fee_are_told_from_those_never_paid_for) {
  const Id ana = member("Ana");
  const Id event = arrive(answers(ana));
  auto profile = request(ana);
  profile.form = "profile";
  const auto waiting = section.render(profile);
  EXPECT_THAT(waiting, HasSubstr("as soon as your membership fee is paid"));
  EXPECT_THAT(waiting, HasSubstr("href=\"/account/renewal\""));
  EXPECT_THAT(waiting, Not(HasSubstr("confirm the two documents again")));
  EXPECT_THAT(section.render(request(ana)), HasSubstr("confirm the two documents again"))
      << "a renewal posted anew takes the place of the first";
  payment_failed(event);
  EXPECT_THAT(section.render(profile), HasSubstr("confirm the two documents again"));
}

}  // namespace
}  // namespace tandem::mentors
