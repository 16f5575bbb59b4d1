// My Mentorship: what it says of being a mentor, and where its buttons lead; and what it tells the
// directory of who has written to whom.
#include <plugin/desks/contacts.hpp>
#include <plugin/directory/pages.hpp>
#include <plugin/introductions/view.hpp>
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

TEST_F(MyMentorshipTest, withdrawing_is_asked_about_and_told_of) {
  const Id kim = mentee("Kim"), ben = mentor("Ben");
  const Id sent = send(kim, ben);
  const auto path = introductions::path_of(sent);
  EXPECT_THAT(desk_of(kim), AllOf(HasSubstr("href=\"" + path + "\""), Not(HasSubstr("<form"))));
  const auto before = page(get_page({kim}, path)).html;
  const auto form = before.find("action=\"" + path + "/withdraw\"");
  ASSERT_NE(form, std::string::npos);
  EXPECT_LT(before.rfind("<details>", form), form) << "folded until it is asked for";
  EXPECT_THAT(before, HasSubstr("<summary>Withdraw this introduction</summary>"));
  withdraw(sent, kim);
  EXPECT_THAT(page(get_page({kim}, path)).html,
              HasSubstr("You have withdrawn this introduction, and Ben Roy has been told so."));
}

TEST_F(MyMentorshipTest, an_inbox_says_what_was_asked_and_answered_and_how_full_it_is) {
  const Id kim = mentee("Kim"), ben = mentor("Ben");
  const Id sent = send(kim, ben);
  const auto waits = HasSubstr("it has not been answered yet");
  const auto answered = HasSubstr("has answered your question");
  EXPECT_THAT(desk_of(ben), AllOf(HasSubstr("1 introduction is open. 10 can be open at a time"),
                                  Not(waits), Not(answered)));
  ask(sent, ben);
  EXPECT_THAT(desk_of(ben), AllOf(waits, Not(answered)));
  reply(sent, kim);
  EXPECT_THAT(desk_of(ben), AllOf(answered, Not(waits)));
}

TEST_F(MyMentorshipTest, FOM_16_at_five_open_nobody_is_told_of_zero_more) {
  const Id kim = mentee("Kim");
  for (const char *name : {"Ada", "Ben", "Cleo", "Dan"}) send(kim, mentor(name));
  EXPECT_THAT(desk_of(kim), HasSubstr("You can write to 1 more mentor now."));
  send(kim, mentor("Eve"));
  EXPECT_THAT(desk_of(kim), AllOf(HasSubstr("as soon as one of them is answered"),
                                  Not(HasSubstr("0 more"))));
}

TEST_F(MyMentorshipTest, whoever_let_introductions_end_is_asked_here_too) {
  submit(ana, true);
  const auto asked = HasSubstr("href=\"/mentorship/presence\"");
  EXPECT_THAT(desk_of(ana), Not(asked));
  for (int i = 0; i < 3; ++i)
    run([&](Transaction &transaction) { mentors.request_expired(transaction, ana); });
  EXPECT_THAT(desk_of(ana), asked);
  run([&](Transaction &transaction) { mentors.request_answered(transaction, ana); });
  EXPECT_THAT(desk_of(ana), Not(asked));
}

TEST_F(MyMentorshipTest, FOM_07_FOM_24_both_sides_find_the_resources) {
  const auto for_mentors = HasSubstr("href=\"/mentorship/workbooks/mentor\"");
  EXPECT_THAT(desk_of(ana), AllOf(HasSubstr("href=\"/mentorship/workbooks/mentee\""),
                                  HasSubstr("href=\"/mentorship/questions\""), Not(for_mentors)));
  submit(ana, true);
  EXPECT_THAT(desk_of(ana), for_mentors);
}

// With the directory's pages, wired as in life.
class ContactsTest : public MyMentorshipTest {
 protected:
  ContactsTest() {
    directory_pages.ask(contacts);
    for (auto &route : directory_pages.routes()) routes.push_back(std::move(route));
  }
  std::string profile_of(const Id &mentor, const Id &reader) {
    return page(get_page({reader}, "/mentorship/mentors/" + mentor.text())).html;
  }

  directory::Service directory{context, mentors, members, catalog};
  Contacts contacts{introductions};
  directory::Pages directory_pages{context, directory, members, mentees, catalog};
  Id ben = mentor("Ben");
  Id kim = mentee("Kim");
};

TEST_F(ContactsTest, a_profile_offers_no_introduction_to_who_waits_or_is_connected) {
  const auto invitation = HasSubstr("Introduce yourself");
  EXPECT_THAT(profile_of(ben, kim), invitation);
  const Id sent = send(kim, ben);
  const auto path = HasSubstr("href=\"/mentorship/introductions/" + sent.text() + "\"");
  EXPECT_THAT(profile_of(ben, kim),
              AllOf(HasSubstr("You wrote to this mentor on November 22, 2026"), path,
                    Not(invitation)));
  EXPECT_THAT(profile_of(mentor("Eve"), kim), invitation) << "another mentor";
  EXPECT_THAT(profile_of(ben, mentee("Lou")), invitation) << "another reader";
  answer(sent, ben, introductions::Service::Answer::accept);
  EXPECT_THAT(profile_of(ben, kim),
              AllOf(HasSubstr("You have been connected with this mentor since"), path, Not(invitation)));
}

TEST_F(ContactsTest, FOM_11_who_wrote_finds_it_on_the_page_of_a_mentor_who_takes_nobody_new) {
  const Id sent = send(kim, ben);
  submit(ben, true, true);
  const auto path = HasSubstr("href=\"/mentorship/introductions/" + sent.text() + "\"");
  const auto about = HasSubstr("/mentorship/concerns/new?about=" + ben.text());
  EXPECT_THAT(profile_of(ben, kim), AllOf(HasSubstr("Not taking new mentees"), path, about,
                                          Not(HasSubstr("has paused"))));
  EXPECT_THAT(profile_of(ben, mentee("Lou")),
              AllOf(HasSubstr("Not taking new mentees"), Not(path), Not(about)));
}

TEST_F(ContactsTest, FOM_16_a_profile_says_when_one_may_write_instead_of_offering_it) {
  const auto invitation = HasSubstr("Introduce yourself");
  answer(send(kim, ben), ben, introductions::Service::Answer::decline);
  EXPECT_THAT(profile_of(ben, kim), AllOf(HasSubstr("You can write to them again from December"),
                                          Not(invitation)));
  const Id eve = mentor("Eve");
  EXPECT_THAT(profile_of(eve, kim), invitation);
  for (const char *name : {"Ada", "Bea", "Cleo", "Dan", "Finn"}) send(kim, mentor(name));
  EXPECT_THAT(profile_of(eve, kim), AllOf(HasSubstr("the first one ends on December 13, 2026"),
                                          Not(invitation)));
}

TEST_F(ContactsTest, what_is_over_does_not_stand_in_the_way) {
  withdraw(send(kim, ben), kim);
  EXPECT_THAT(profile_of(ben, kim), HasSubstr("Introduce yourself"));
}

}  // namespace
}  // namespace tandem::desks
