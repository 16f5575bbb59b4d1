// My Mentorship: what it says of being a mentor, and where its buttons lead.
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::desks {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class MyMentorshipTest : public introductions::testing::IntroductionsTest {
 protected:
  // form.submitted of the renewal form; returns the event's id.
  Id answer_with_renewal(const Id &id, const std::string &terms) {
    clock.advance(std::chrono::seconds(1));
    mentors::Submission submission;
    submission.member_id = id;
    submission.form = "renewal";
    submission.answered_at = clock.now();
    submission.wants = true;
    submission.terms_version = terms;
    submission.confidentiality_version = program.document_version("confidentiality_agreement");
    const Id event = make_id();
    run([&](Transaction &transaction) {
      mentors.submitted(transaction, event, "renewal", id, mentors::seal(sealer, submission));
    });
    return event;
  }
  std::string desk_of(const Id &id) { return page(get_page({id}, "/mentorship")).html; }

  std::string terms = program.document_version("terms_of_use");
  Id ana = member("Ana");
};

TEST_F(MyMentorshipTest, FOM_01_a_lapsed_mentor_is_not_told_to_be_found) {
  submit(ana, true);
  EXPECT_THAT(desk_of(ana), HasSubstr("You are a mentor, and members can find you."));
  lapse(ana);
  EXPECT_THAT(desk_of(ana), AllOf(HasSubstr("members do not find you"),
                                  HasSubstr("as soon as you <a href=\"/account/renewal\">"),
                                  Not(HasSubstr("members can find you"))));
  submit(ana, true, true);
  EXPECT_THAT(desk_of(ana), HasSubstr("and ended your pause"));
}

TEST_F(MyMentorshipTest, an_opt_in_that_waits_for_its_fee_is_shown) {
  const Id event = answer_with_renewal(ana, terms);
  EXPECT_THAT(desk_of(ana), AllOf(HasSubstr("as soon as your membership fee is paid"),
                                  HasSubstr("href=\"/account/renewal\""),
                                  Not(HasSubstr("You are not a mentor at the moment"))));
  run([&](Transaction &transaction) { mentors.payment_failed(transaction, event); });
  EXPECT_THAT(desk_of(ana), HasSubstr("kept as a draft"));
  run([&](Transaction &transaction) { mentors.renewed(transaction, event); });
  EXPECT_THAT(desk_of(ana), AllOf(HasSubstr("You are a mentor, and members can find you."),
                                  Not(HasSubstr("kept as a draft"))));
}

TEST_F(MyMentorshipTest, answers_under_older_documents_are_shown) {
  const Id event = answer_with_renewal(ana, "2020-01-01");
  run([&](Transaction &transaction) { mentors.renewed(transaction, event); });
  EXPECT_THAT(desk_of(ana), AllOf(HasSubstr("confirm them in your profile"),
                                  Not(HasSubstr("You are not a mentor at the moment"))));
}

}  // namespace
}  // namespace tandem::desks
