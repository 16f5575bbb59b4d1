// What a mentor throws on a page and what time does to a mentor: hidden (PRV-18), paused (FOM-11),
// documents that changed (FOM-06), introductions that nobody answered (FACTS 1.7).
#include <plugin/desks/my_mentor_page.hpp>
#include <plugin/directory/pages.hpp>
#include <plugin/mentors/pages.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::desks {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class MentorDesk : public introductions::testing::IntroductionsTest {
 protected:
  MentorDesk() {
    consents.listen(mentors);
    for (auto source : {my_page.routes(), mentor_pages.routes(), directory_pages.routes()})
      for (auto &route : source) routes.push_back(std::move(route));
    mails();
  }

  // ---- What others see ----

  PageReply profile_of(directory::Pages &process, const Id &mentor) {
    PageRequest request;
    request.member_id = kim;
    request.now = clock.now();
    request.deadline = soon();
    request.parameters.add("mentor", mentor.text());
    for (const auto &route : process.routes())
      if (std::string_view(route.pattern) == "/mentorship/mentors/{mentor}")
        return route.answer(request);
    return {NotThere{}};
  }
  bool found(directory::Service &process, const Id &mentor) {
    const auto matches = process.search(soon(), members.today(clock.now()), {}, {kim, {}}, 1);
    return std::ranges::any_of(matches.page, [&](const auto &match) {
      return match.mentor->mentor_id == mentor;
    });
  }

  // ---- What the mentor does ----

  std::string throw_switch(const Id &who, const std::string &which, const std::string &on) {
    return redirect(post({who}, "/mentorship/my-profile/" + which, form({{"on", on}})));
  }
  std::string my_profile(const Id &who, const std::string &query = "") {
    return page(get_page({who}, "/mentorship/my-profile" + query)).html;
  }

  // ---- Documents ----

  std::string publish(const std::string &document, const std::string &words = "New words.") {
    const auto edition = run([&](Transaction &transaction) {
      const auto before = consents.in_force(transaction)->at(document).version;
      return consents.publish(transaction,
                              {document, "<h2>New</h2><p>" + words + "</p>",
                               "<h2>Nouveau</h2><p>Du nouveau : " + words + "</p>"},
                              before, staff, clock.now());
    });
    return edition ? edition->version : "refused";
  }
  int run_clock() {
    int steps = 0;
    while (run([&](Transaction &t) { return mentors.clock_step(t, clock.now()); })) ++steps;
    return steps;
  }
  std::vector<std::string> subjects() {
    std::vector<std::string> found;
    for (const auto &mail : mails()) {
      const auto at = mail.raw.find("\r\nSubject: ") + 11;
      found.push_back(mail.raw.substr(at, mail.raw.find("\r\n", at) - at));
    }
    return found;
  }
  void expired(int times) {
    for (int i = 0; i < times; ++i)
      run([&](Transaction &transaction) { mentors.request_expired(transaction, ana); });
  }
  mentors::Mentor record(const Id &id) {
    return run([&](Transaction &transaction) { return mentors.find(transaction, id).value(); });
  }
  kit::Fields agreement(const std::string &terms, const std::string &confidentiality) {
    return form({{"agree_terms", "1"}, {"agree_terms_version", terms},
                 {"agree_confidentiality", "1"},
                 {"agree_confidentiality_version", confidentiality}});
  }

  directory::Service here{context, mentors, members, catalog};
  directory::Service elsewhere{context, mentors, members, catalog};  // another process
  directory::Pages directory_pages{context, here, members, mentees, catalog};
  directory::Pages pages_elsewhere{context, elsewhere, members, mentees, catalog};
  MyMentorPage my_page{context, members, mentors, here, catalog};
  mentors::Acknowledgement acknowledgement{context, mentors, members, consents};
  mentors::Pages mentor_pages{context, mentors, members, acknowledgement};
  Id staff = member("Sam");
  Id ana = mentor("Ana");
  Id kim = mentee("Kim");
};

// ---- Hide me now ----

TEST_F(MentorDesk, PRV_18_hiding_acts_in_every_process_at_the_very_next_request) {
  EXPECT_TRUE(found(here, ana));
  EXPECT_TRUE(found(elsewhere, ana));
  const auto stranger = page(profile_of(pages_elsewhere, kim));
  EXPECT_THAT(my_profile(ana), HasSubstr("Hiding acts at once and for everybody"));
  EXPECT_EQ(throw_switch(ana, "hide", "1"), "/mentorship/my-profile?done=hidden");
  EXPECT_FALSE(found(here, ana));
  EXPECT_FALSE(found(elsewhere, ana));
  const auto hidden = page(profile_of(pages_elsewhere, ana));
  EXPECT_EQ(hidden.status, 404u);
  EXPECT_EQ(hidden.html, stranger.html) << "as if there were none";
  EXPECT_THAT(my_profile(ana, "?done=hidden"),
              AllOf(HasSubstr("You are hidden. From this moment on"), HasSubstr("Show me again"),
                    HasSubstr("You have hidden yourself")));
  EXPECT_EQ(throw_switch(ana, "hide", "0"), "/mentorship/my-profile?done=shown");
  EXPECT_TRUE(found(elsewhere, ana));
}

TEST_F(MentorDesk, PRV_18_pending_introductions_of_the_hidden_stay_answerable) {
  const Id sent = send(kim, ana);
  throw_switch(ana, "hide", "1");
  EXPECT_EQ(state(sent), "sent");
  EXPECT_EQ(refusal([&] { send(mentee("Lou"), ana); }), "mentor_left");
  answer(sent, ana, introductions::Service::Answer::accept);
  EXPECT_EQ(state(sent), "accepted");
}

TEST_F(MentorDesk, PRV_18_whoever_is_hidden_and_paused_is_not_called_paused) {
  throw_switch(ana, "pause", "1");
  EXPECT_EQ(page(profile_of(directory_pages, ana)).status, 200u);
  throw_switch(ana, "hide", "1");
  EXPECT_EQ(page(profile_of(directory_pages, ana)).status, 404u);
}

TEST_F(MentorDesk, PRV_18_saving_the_form_shows_nobody_again_and_leaving_forgets) {
  throw_switch(ana, "hide", "1");
  submit(ana, true);
  EXPECT_FALSE(found(here, ana));
  submit(ana, false);
  submit(ana, true);
  EXPECT_TRUE(found(here, ana)) << "opting in anew is a new beginning";
}

TEST_F(MentorDesk, a_switch_twice_is_thrown_once_and_nobody_elses) {
  const auto fields = form({{"on", "1"}});
  EXPECT_EQ(redirect(post({ana}, "/mentorship/my-profile/hide", fields)),
            redirect(post({ana}, "/mentorship/my-profile/hide", fields)));
  EXPECT_EQ(record(ana).version, 2);
  EXPECT_EQ(throw_switch(kim, "hide", "1"), "/mentorship/my-profile") << "no mentor";
  EXPECT_THAT(my_profile(kim), HasSubstr("You are not a mentor"));
}

// ---- Pause ----

TEST_F(MentorDesk, FOM_11_a_pause_on_a_page_outlives_older_answers_that_come_later) {
  clock.advance(1s);
  mentors::Submission older;
  older.member_id = ana;
  older.form = "renewal";
  older.answered_at = clock.now();
  older.wants = true;
  older.terms_version = program.document_version("terms_of_use");
  older.confidentiality_version = program.document_version("confidentiality_agreement");
  const Id event = make_id();
  run([&](Transaction &transaction) {
    mentors.submitted(transaction, event, "renewal", ana, mentors::seal(sealer, older));
  });
  clock.advance(1s);
  throw_switch(ana, "pause", "1");
  run([&](Transaction &transaction) { mentors.renewed(transaction, event); });
  EXPECT_TRUE(record(ana).paused);
  submit(ana, true, false);
  EXPECT_FALSE(record(ana).paused);
}

TEST_F(MentorDesk, whoever_is_paused_is_reminded_every_90_days) {
  throw_switch(ana, "pause", "1");
  clock.advance(89 * 24h);
  EXPECT_EQ(run_clock(), 0);
  clock.advance(24h);
  EXPECT_EQ(run_clock(), 1);
  EXPECT_THAT(subjects(), ElementsAre("You are still paused as a mentor"));
  clock.advance(90 * 24h);
  EXPECT_EQ(run_clock(), 1);
  throw_switch(ana, "pause", "0");
  clock.advance(90 * 24h);
  EXPECT_EQ(run_clock(), 0);
}

// ---- Still there? ----

TEST_F(MentorDesk, who_lets_three_requests_expire_is_asked_and_then_paused_kindly) {
  expired(2);
  EXPECT_THAT(subjects(), ElementsAre());
  expired(2);
  EXPECT_THAT(subjects(), ElementsAre("Are you still there for mentees?")) << "once";
  clock.advance(7 * 24h);
  EXPECT_EQ(run_clock(), 0) << "to the end of the day that the mail names";
  clock.advance(24h);
  EXPECT_EQ(run_clock(), 1);
  EXPECT_TRUE(record(ana).paused);
  EXPECT_THAT(subjects(), ElementsAre("You are paused as a mentor for now"));
}

TEST_F(MentorDesk, any_answer_begins_the_count_anew) {
  expired(2);
  run([&](Transaction &transaction) { mentors.request_answered(transaction, ana); });
  expired(2);
  EXPECT_THAT(subjects(), ElementsAre());
}

TEST_F(MentorDesk, the_link_of_the_mail_says_still_here_or_pauses_and_a_look_decides_nothing) {
  for (const std::string answer : {"here", "pause"}) {
    expired(3);
    const auto mail = mail_to("Ana");
    const auto at = mail.text.find("/mentorship/presence/");
    ASSERT_NE(at, std::string::npos);
    const auto path = mail.text.substr(at, 21 + 43);
    Browser browser;
    const auto reply = get_page(browser, path);
    EXPECT_EQ(redirect(reply), "/mentorship/presence");
    for (const auto &cookie : reply.cookies) browser.cookies.add(cookie.name, cookie.value);
    EXPECT_THAT(page(get_page(browser, "/mentorship/presence")).html,
                HasSubstr("I am still here"));
    EXPECT_FALSE(record(ana).paused);
    EXPECT_EQ(page(post(browser, "/mentorship/presence", form({}))).status, 422u);
    EXPECT_EQ(redirect(post(browser, "/mentorship/presence", form({{"answer", answer}}))),
              "/mentorship/presence?done=" + answer);
    EXPECT_EQ(record(ana).paused, answer == "pause");
    EXPECT_THAT(page(get_page(browser, "/mentorship/presence?done=" + answer)).html,
                HasSubstr("Thank you"));
    EXPECT_EQ(page(get_page({}, path)).status, 410u) << "spent";
    clock.advance(8 * 24h);
    EXPECT_EQ(run_clock(), 0);
    mails();
  }
}

// ---- As others see it ----

TEST_F(MentorDesk, the_profile_is_shown_per_audience_and_also_when_nobody_finds_it) {
  EXPECT_THAT(my_profile(ana), AllOf(HasSubstr("Members find you."), HasSubstr("<h2>Ana Roy</h2>"),
                                     Not(HasSubstr("Ana@example.org"))));
  EXPECT_THAT(my_profile(ana, "?as=connected"),
              AllOf(HasSubstr("Ana@example.org"), HasSubstr("<h2>Ana Roy</h2>")));
  EXPECT_THAT(my_profile(ana, "?as=staff"), HasSubstr("all of your answers"));
  lapse(ana);
  throw_switch(ana, "pause", "1");
  EXPECT_THAT(my_profile(ana),
              AllOf(HasSubstr("Members do not find you"), HasSubstr("End the pause below"),
                    HasSubstr("href=\"/account/renewal\""), HasSubstr("<h2>Ana Roy</h2>")));
}

// ---- New versions of documents ----

TEST_F(MentorDesk, FOM_06_a_new_version_leaves_grace_and_then_takes_out_of_the_directory) {
  EXPECT_TRUE(found(elsewhere, ana));
  const auto version = publish("terms_of_use");
  EXPECT_EQ(version, "2026-11-22");
  EXPECT_TRUE(found(elsewhere, ana));
  EXPECT_EQ(run_clock(), 1);
  const auto told = mail_to("Ana");
  EXPECT_THAT(told.text, HasSubstr("December 22, 2026"));
  EXPECT_THAT(my_profile(ana), HasSubstr("Members find you until December 22, 2026"));
  EXPECT_THAT(page(get_page({ana}, "/mentorship")).html,
              HasSubstr("read and confirm it by December 22, 2026"));
  clock.advance(30 * 24h);
  EXPECT_TRUE(found(elsewhere, ana)) << "the last day";
  clock.advance(24h);
  EXPECT_FALSE(found(elsewhere, ana));
  EXPECT_EQ(page(profile_of(directory_pages, ana)).status, 404u);
  EXPECT_EQ(refusal([&] { send(kim, ana); }), "mentor_left");
  EXPECT_THAT(my_profile(ana), HasSubstr("the time to confirm them is over"));
  EXPECT_THAT(page(get_page({ana}, "/mentorship")).html,
              AllOf(HasSubstr("the time to confirm it ended on December 22, 2026"),
                    Not(HasSubstr("members can find you."))));
  const auto ask = page(get_page({ana}, "/mentorship/acknowledgement?next=/mentorship/my-profile"));
  EXPECT_THAT(ask.html, AllOf(HasSubstr("New words."), Not(HasSubstr(" checked")),
                              Not(HasSubstr("id=\"agree_confidentiality\""))));
  const auto refused = page(post({ana}, "/mentorship/acknowledgement", form({})));
  EXPECT_EQ(refused.status, 422u);
  auto fields = agreement(version, "");
  fields.add("next", "/mentorship/my-profile");
  EXPECT_EQ(redirect(post({ana}, "/mentorship/acknowledgement", fields)), "/mentorship/my-profile");
  EXPECT_TRUE(found(elsewhere, ana)) << "at once";
  EXPECT_THAT(page(get_page({ana}, "/mentorship/acknowledgement")).html,
              HasSubstr("Nothing waits for your confirmation"));
}

TEST_F(MentorDesk, FOM_06_a_version_that_changed_again_is_not_agreed_to_unread) {
  const auto first = publish("terms_of_use");
  const auto second = publish("terms_of_use", "Other words.");
  EXPECT_EQ(second, "2026-11-22.2");
  const auto stale = page(post({ana}, "/mentorship/acknowledgement", agreement(first, "")));
  EXPECT_EQ(stale.status, 422u);
  EXPECT_THAT(stale.html, AllOf(HasSubstr("has changed again"), HasSubstr("Other words.")));
}

TEST_F(MentorDesk, FOM_06_what_mentors_do_not_agree_to_asks_nobody_again) {
  publish("rules_of_engagement");
  EXPECT_EQ(run_clock(), 0);
  EXPECT_FALSE(record(ana).acknowledge_by);
}

TEST_F(MentorDesk, a_next_page_is_one_of_the_program) {
  publish("terms_of_use");
  for (const std::string next : {"https://example.org/", "//example.org", "/mentorship/../x"})
    EXPECT_THAT(page(get_page({ana}, "/mentorship/acknowledgement?next=" + next)).html,
                HasSubstr("name=\"next\" value=\"\""));
}

TEST_F(MentorDesk, LNG_02_a_quebec_address_reads_french_first_and_may_choose_english) {
  change(ana, [](auto &who) { who.province = "QC"; });
  const auto version = publish("terms_of_use");
  EXPECT_THAT(page(get_page({ana}, "/mentorship/acknowledgement")).html,
              AllOf(HasSubstr("Du nouveau"), HasSubstr("documents_in_english"),
                    HasSubstr("text=en")));
  post({ana}, "/mentorship/acknowledgement", agreement(version, ""));
  const auto language = [&] {
    return run([&](Transaction &transaction) {
      return consents.standing(transaction, ana, "terms_of_use")->language;
    });
  };
  EXPECT_EQ(language(), Language::french);
  auto chosen = agreement(publish("terms_of_use", "Other words."), "");
  chosen.add("documents_in_english", "1");
  post({ana}, "/mentorship/acknowledgement", chosen);
  EXPECT_EQ(language(), Language::english);
}

}  // namespace
}  // namespace tandem::desks
