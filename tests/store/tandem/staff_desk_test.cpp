// The Mentorship section of the console: who takes part, what is open, the mails, the audit; envelopes
// alone, and never a word of anybody's (DESIGN 5).
#include <plugin/desks/my_mentorship.hpp>
#include <plugin/desks/staff/console.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::desks {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Finds by the beginning of given names.
class Finder : public members::Finder {
 public:
  explicit Finder(std::vector<members::Member> all) : all_(std::move(all)) {}
  bool offered() const override { return true; }
  std::vector<members::Member> find(std::string_view text, unsigned) const override {
    std::vector<members::Member> found;
    for (const auto &member : all_)
      if (member.given_name.starts_with(text)) found.push_back(member);
    return found;
  }
  std::optional<members::Member> by_email(std::string_view email) const override {
    for (const auto &member : all_)
      if (member.email == email) return member;
    return {};
  }

 private:
  std::vector<members::Member> all_;
};

class StaffDeskTest : public introductions::testing::IntroductionsTest {
 protected:
  StaffDeskTest() {
    for (auto &route : console.routes()) routes.push_back(std::move(route));
  }
  std::string read(const std::string &path) { return page(get_page({staff}, path)).html; }
  std::string sheet_of(const Id &id) { return "/console/mentorship/mentors/" + id.text(); }

  Id eve = member("Eve", Language::french);
  Finder finder{{association[eve]}};
  Console console{context, members, finder, mentors, catalog, outbox};
  Id staff = member("Sam");
  Id ben = mentor("Ben");
  Id kim = mentee("Kim");
};

TEST_F(StaffDeskTest, every_page_of_the_section_is_for_staff_alone) {
  for (const auto &route : console.routes()) {
    EXPECT_STREQ(route.permission, "staff") << route.pattern;
    EXPECT_TRUE(std::string_view(route.pattern).starts_with("/console/")) << route.pattern;
  }
  for (const auto &entry : console.entries()) EXPECT_FALSE(read(entry.path).empty()) << entry.path;
}

TEST_F(StaffDeskTest, mentors_are_listed_by_state_and_name) {
  const Id paused = mentor("Ana");
  submit(paused, true, true);
  lapse(mentor("Lou"));
  const auto all = read("/console/mentorship/mentors");
  EXPECT_THAT(all, AllOf(HasSubstr("Ben Roy"), HasSubstr("Ana Roy"), HasSubstr("Lou Roy"),
                         HasSubstr("Paused (1)"), HasSubstr("Can be found (1)"),
                         HasSubstr("Membership not active (1)")));
  EXPECT_LT(all.find("Ana Roy"), all.find("Ben Roy")) << "in order of names";
  EXPECT_THAT(read("/console/mentorship/mentors?show=paused"),
              AllOf(HasSubstr("Ana Roy"), Not(HasSubstr("Ben Roy"))));
  EXPECT_THAT(read("/console/mentorship/mentors?name=be"),
              AllOf(HasSubstr("Ben Roy"), Not(HasSubstr("Ana Roy"))));
  EXPECT_THAT(read("/console/mentorship/mentors?name=%25"), HasSubstr("No mentor is like that."));
  EXPECT_THAT(read("/console/mentorship/mentors?after=" + ben.text()),
              AllOf(Not(HasSubstr("Ben Roy")), HasSubstr("Lou Roy")));
}

TEST_F(StaffDeskTest, FOM_03_hiding_needs_a_reason_and_can_be_taken_back) {
  EXPECT_THAT(page(post({staff}, sheet_of(ben) + "/hide", form({}))).html,
              HasSubstr("Choose why you hide the profile."));
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.find(t, ben)->suspended; }));
  const Id sent = send(kim, ben);
  post({staff}, sheet_of(ben) + "/hide", form({{"reason", "conduct"}}));
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.find(t, ben)->suspended; }));
  EXPECT_EQ(state(sent), "auto_declined");
  EXPECT_THAT(read(sheet_of(ben)),
              AllOf(HasSubstr("Mentor profile hidden by staff"),
                    HasSubstr("Conduct against the Terms of Use"), HasSubstr("Sam Roy")));
  post({staff}, sheet_of(ben) + "/restore", form({}));
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.find(t, ben)->suspended; }));
}

TEST_F(StaffDeskTest, FOM_06_a_prepared_profile_waits_for_the_members_word) {
  EXPECT_THAT(read("/console/mentorship/prepare?name=Zoe"), HasSubstr("Nobody has such a name"));
  const std::string path = "/console/mentorship/prepare/" + eve.text();
  EXPECT_THAT(read("/console/mentorship/prepare?name=Ev"), HasSubstr(path));
  const auto blank = read(path);
  EXPECT_THAT(blank, AllOf(HasSubstr("Mentor profile for Eve Roy"), Not(HasSubstr("audience"))))
      << "nobody else says who somebody is (PRV-01)";
  const auto missing = page(post({staff}, path, form({{"mentor_biography", "CANARY-kept"}})));
  EXPECT_EQ(missing.status, 422u);
  EXPECT_THAT(missing.html, HasSubstr("CANARY-kept"));

  questionnaires::Sheet answers;
  answers.open["languages"] = {{"fr"}, ""};
  answers.identity["ethnicity"] = {{{"CANARY-identity"}, ""}, questionnaires::Audience::shown};
  run([&](Transaction &t) { mentors.prepare(t, eve, staff, answers); });
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.find(t, eve); })) << "nothing is in use";
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.draft(t, eve); })->sheet.identity.empty());
  EXPECT_THAT(page(get_page({eve}, "/mentorship")).html, HasSubstr("Read it in my profile"));
  EXPECT_THAT(mail_to("Eve").text, HasSubstr("/account/profile"));

  submit(eve, true);
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.draft(t, eve); })) << "their own word counts";
  EXPECT_THAT(read("/console/mentorship/prepare?name=Eve"), HasSubstr("Is a mentor already"));
  EXPECT_EQ(page(get_page({staff}, path)).status, 409u);
}

// The console has no permission for identity: whatever its audience, no page of it shows an answer.
TEST_F(StaffDeskTest, PRV_06_staff_see_no_identity_answer) {
  clock.advance(std::chrono::seconds(1));
  mentors::Submission submission;
  submission.member_id = ben;
  submission.form = "profile";
  submission.answered_at = clock.now();
  submission.wants = true;
  submission.terms_version = program.document_version("terms_of_use");
  submission.confidentiality_version = program.document_version("confidentiality_agreement");
  submission.base_version = run([&](Transaction &t) { return mentors.find(t, ben)->version; });
  submission.sheet.identity["ethnicity"] = {{{"CANARY-identity"}, ""},
                                            questionnaires::Audience::shown};
  run([&](Transaction &t) {
    mentors.submitted(t, make_id(), "profile", ben, mentors::seal(sealer, submission));
  });
  EXPECT_FALSE(
      run([&](Transaction &t) { return mentors.find(t, ben)->sheet.identity.empty(); }));
  EXPECT_THAT(read(sheet_of(ben)), AllOf(HasSubstr("Ben Roy"), Not(HasSubstr("CANARY"))));
  for (const auto &entry : console.entries())
    EXPECT_THAT(read(entry.path), Not(HasSubstr("CANARY"))) << entry.path;
}

TEST_F(StaffDeskTest, PRV_06_introductions_and_mentorships_show_envelopes_alone) {
  const Id sent = send(kim, ben, "CANARY-message");
  const auto open = read("/console/mentorship/introductions");
  EXPECT_THAT(open, AllOf(HasSubstr("Kim Roy"), HasSubstr("Ben Roy"), Not(HasSubstr("CANARY"))));
  EXPECT_THAT(read("/console/mentorship/pairings"), HasSubstr("There is none yet."));
  answer(sent, ben, introductions::Service::Answer::accept);
  EXPECT_THAT(read("/console/mentorship/introductions"), Not(HasSubstr("Kim Roy")));
  EXPECT_THAT(read("/console/mentorship/introductions?show=ended"), HasSubstr("Kim Roy"));
  EXPECT_THAT(read("/console/mentorship/pairings"), AllOf(HasSubstr("Kim Roy"), HasSubstr("Ben Roy")));
  EXPECT_THAT(read(sheet_of(ben)), HasSubstr("Kim Roy"));
}

TEST_F(StaffDeskTest, a_mail_is_sent_again_once_for_each_press) {
  send(kim, ben);
  mails();
  const auto log = read("/console/mentorship/mails?show=sent");
  EXPECT_THAT(log, AllOf(HasSubstr("Introduction, to the mentor"), HasSubstr("Ben@example.org")));
  const auto path = log.find("/console/mentorship/mails/");
  ASSERT_NE(path, std::string::npos);
  const auto again = log.substr(path, log.find('"', path) - path);
  post({staff}, again, form({}));
  EXPECT_EQ(mails().size(), 1u);
  EXPECT_THAT(read("/console/mentorship/audit"), AllOf(HasSubstr("Mail sent again"), HasSubstr("Sam Roy")));
}

TEST_F(StaffDeskTest, the_mails_of_one_address_are_found) {
  run([&](Transaction &transaction) {
    for (const Id &id : {eve, ben}) {
      kit::OutgoingMail mail;
      mail.id = make_id();
      mail.template_name = "mentor_opted_in";
      mail.member_id = id;
      mail.to.email = id == eve ? "former@example.org" : "ben@example.org";
      mail.subject = mail.text = "T";
      outbox.enqueue(transaction, mail);
    }
  });
  const std::string of_eve = "/console/mentorship/mails?email=" + association[eve].email;
  EXPECT_THAT(read(of_eve), AllOf(HasSubstr("former@example.org"),
                                  Not(HasSubstr("ben@example.org"))));
  EXPECT_THAT(read("/console/mentorship/mails?email=nobody@example.org"),
              AllOf(HasSubstr("No member has this address."), Not(HasSubstr("ben@example.org"))));
}

TEST_F(StaffDeskTest, a_mentor_who_can_be_found_is_linked_to_the_profile) {
  const auto link = HasSubstr("href=\"/mentorship/mentors/" + ben.text() + "\"");
  EXPECT_THAT(read(sheet_of(ben)), link);
  post({staff}, sheet_of(ben) + "/hide", form({{"reason", "conduct"}}));
  EXPECT_THAT(read(sheet_of(ben)), Not(link));
}

TEST_F(StaffDeskTest, FOM_03_a_mentor_hidden_by_staff_is_told_so_and_whom_to_write_to) {
  MyMentorship desk(context, members, mentors, mentees, introductions);
  for (auto &route : desk.routes()) routes.push_back(std::move(route));
  post({staff}, sheet_of(ben) + "/hide", form({{"reason", "conduct"}}));
  const auto html = page(get_page({ben}, "/mentorship")).html;
  const auto told = html.find("staff have hidden your mentor profile");
  ASSERT_NE(told, std::string::npos);
  EXPECT_THAT(html.substr(told, html.find("</p>", told) - told), HasSubstr("href=\"mailto:"));
  EXPECT_THAT(html, Not(HasSubstr("Read and accept the documents")));
}

TEST_F(StaffDeskTest, what_is_erased_has_no_name_any_more) {
  send(kim, ben);
  run([&](Transaction &transaction) { members.forget(transaction, kim, 1000); });
  EXPECT_THAT(read("/console/mentorship/introductions?show=all"),
              AllOf(HasSubstr("a former member"), Not(HasSubstr("Kim"))));
}

TEST_F(StaffDeskTest, the_audit_names_whom_an_act_of_staff_concerns) {
  post({staff}, sheet_of(ben) + "/hide", form({{"reason", "conduct"}}));
  const auto audit = read("/console/mentorship/audit");
  const auto line = audit.substr(audit.find("Mentor profile hidden by staff"));
  EXPECT_THAT(line.substr(0, line.find("</tr>")),
              AllOf(HasSubstr("<td>Sam Roy</td>"), HasSubstr("<td>Ben Roy</td>")));
}

TEST_F(StaffDeskTest, a_state_and_a_date_have_words_of_their_own_in_french) {
  send(kim, ben);
  mails();
  const auto french = [&](const char *path) {
    return page(get_page({staff, Language::french}, path)).html;
  };
  EXPECT_THAT(french("/console/mentorship/mails"),
              AllOf(HasSubstr("<td>Envoyé<br>"), Not(HasSubstr("Date d’envoi"))));
  EXPECT_THAT(french("/console/mentorship/introductions"), HasSubstr(">Date d’envoi</th>"));
  EXPECT_THAT(french("/console/mentorship/pairings"), HasSubstr("Terminés"));
}

TEST_F(StaffDeskTest, the_audit_goes_page_by_page) {
  for (int time = 0; time < 101; ++time)
    run([&](Transaction &transaction) {
      write_audit(transaction, context,
                  {.actor_id = kim, .action = "introduction.sent", .subject_id = ben});
    });
  const auto first = read("/console/mentorship/audit");
  EXPECT_THAT(first, HasSubstr("Older ones"));
  const auto link = first.find("/console/mentorship/audit?after=");
  const auto next = read(first.substr(link, first.find('"', link) - link));
  EXPECT_THAT(next, AllOf(HasSubstr("Introduction sent"), Not(HasSubstr("Older ones"))));
}

}  // namespace
}  // namespace tandem::desks
