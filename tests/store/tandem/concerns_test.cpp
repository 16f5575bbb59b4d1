// Cases from report to closing, and what stays when somebody is erased (FOM-09, DESIGN 5).
#include <tests/store/tandem/concerns_world.hpp>

namespace tandem::concerns::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// ---- Reporting ----

TEST_F(ConcernsTest, AReportIsSealedAndTellsReporterAndStaff) {
  mails();
  const Id id = report(ana, ben);
  EXPECT_EQ(written(id), "CANARY-words/CANARY-reach");
  EXPECT_EQ(count("tandem_concerns WHERE words_sealed LIKE '%CANARY%' OR reach_sealed LIKE "
                  "'%CANARY%' OR name_sealed LIKE '%Ben%'"), 0);
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 2u);
  std::set<std::string> recipients;
  for (const auto &mail : sent) {
    recipients.insert(mail.recipient);
    EXPECT_THAT(mail.text, HasSubstr(concern(id).reference));
    for (const char *secret : {"CANARY", "Ben"}) {
      EXPECT_THAT(mail.raw, Not(HasSubstr(secret)));
      EXPECT_THAT(mail.text + mail.html, Not(HasSubstr(secret)));
    }
  }
  EXPECT_EQ(recipients, (std::set<std::string>{"Ana@example.org", "otmentor@caot.ca"}));
  EXPECT_EQ(count("tandem_audit WHERE action = 'concern.received' AND reason = 'conduct' AND "
                  "about_id <> X'" + hex(ben) + "'"), 1);
}

TEST_F(ConcernsTest, WhoIsNotInTheProgramIsNotKept) {
  EXPECT_TRUE(concern(report(ana, make_id())).about_id.is_none());
  EXPECT_TRUE(concern(report(ana, kim)).about_id.is_none()) << "a member who takes no part";
  EXPECT_TRUE(concern(report(ana, ana)).about_id.is_none());
  EXPECT_EQ(concern(report(ana, ben)).about_id, ben);
  EXPECT_EQ(count("tandem_members WHERE given_name = 'Kim'"), 0);
}

TEST_F(ConcernsTest, ReportsHaveALimitOfTheDay) {
  for (int i = 0; i < 20; ++i) report(ana, ben);
  EXPECT_EQ(refused([&] { report(ana, ben); }), "too_many_today");
  clock.advance(std::chrono::days(1));
  EXPECT_EQ(refused([&] { report(ana, ben); }), "allowed");
}

// ---- The case ----

TEST_F(ConcernsTest, EveryTransitionIsKeptWithActorTimeAndReason) {
  const Id id = report(ana, ben);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::close, "x", Outcome::no_action); }),
            "not_owner");
  handle(id, sam, Command::assign);
  handle(id, kim, Command::note, "Spoke to Ana.");
  clock.advance(1h - 1s);
  handle(id, sam, Command::close, "Talked it over.", Outcome::advice_given);
  EXPECT_EQ(concern(id).state, State::closed);
  EXPECT_EQ(concern(id).outcome, Outcome::advice_given);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::note); }), "already_closed");

  const auto steps = run([&](Transaction &t) { return concerns.steps(t, id); });
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].action, Command::assign);
  EXPECT_EQ(steps[1].actor_id, kim);
  EXPECT_EQ(steps[1].words, "Spoke to Ana.");
  EXPECT_EQ(steps[2].before, State::in_review);
  EXPECT_EQ(steps[2].after, State::closed);
  EXPECT_EQ(steps[2].at - steps[1].at, 1h);
  EXPECT_EQ(count("tandem_concern_steps WHERE words_sealed LIKE '%Ana%'"), 0);
  EXPECT_EQ(count("tandem_audit WHERE action = 'concern.closed' AND reason = 'advice_given' AND "
                  "state_before = 'in_review' AND state_after = 'closed'"), 1);
}

TEST_F(ConcernsTest, ARefusalLeavesNothingBehind) {
  const Id id = report(ana, ben);
  handle(id, sam, Command::assign);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::close, " ", Outcome::removed); }),
            "reason_missing");
  EXPECT_EQ(concern(id).state, State::in_review);
  EXPECT_EQ(count("tandem_concern_steps"), 1);
  EXPECT_EQ(count("tandem_audit WHERE action = 'mentor.suspended'"), 0);
}

TEST_F(ConcernsTest, TheReporterIsToldThatItIsClosedAndNotHow) {
  const Id id = report(ana, ben);
  mails();
  close(id, Outcome::removed);
  const auto mail = mail_to("Ana");
  EXPECT_THAT(mail.text, HasSubstr("is now closed"));
  const auto shown = html(ana, path_of(id));
  EXPECT_THAT(shown, HasSubstr("We have looked into it with care"));
  for (const auto &text : {mail.text, mail.html, shown, html(ana, "/mentorship/concerns")})
    EXPECT_THAT(text, Not(::testing::AnyOf(HasSubstr("emoved"), HasSubstr("Done."))));
}

TEST_F(ConcernsTest, WordsOpenForTheOwnerWithAReasonAndEachOpeningIsRecorded) {
  const Id id = report(ana, ben);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::open_words); }), "not_owner");
  handle(id, sam, Command::assign);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::open_words, ""); }), "reason_missing");
  const Id step = handle(id, sam, Command::open_words, "To prepare a call.");
  const auto opened = [&](const Id &who) {
    return run([&](Transaction &t) {
      return concerns.opened_words(t, id, who, step, clock.now()).has_value();
    });
  };
  EXPECT_TRUE(opened(sam));
  EXPECT_FALSE(opened(kim)) << "the opening was somebody else's";
  clock.advance(30min - 1s);
  EXPECT_TRUE(opened(sam));
  clock.advance(1s);
  EXPECT_FALSE(opened(sam)) << "it is over";
  EXPECT_EQ(count("tandem_audit WHERE action = 'concern.words_opened' AND actor_id = X'" +
                  hex(sam) + "' AND subject_id = X'" + hex(id) + "'"), 1);
}

TEST_F(ConcernsTest, AMeasureHidesTheProfileAndShowsItAgain) {
  const Id id = report(kim, ben);
  handle(id, sam, Command::assign);
  EXPECT_TRUE(finds(ana, ben));
  handle(id, sam, Command::hide_profile);
  EXPECT_FALSE(finds(ana, ben));
  EXPECT_EQ(refused([&] { handle(id, sam, Command::hide_profile); }), "already_hidden");
  handle(id, sam, Command::show_profile);
  EXPECT_TRUE(finds(ana, ben));
  // Their audit may be read by them some day: it does not tell of a concern.
  EXPECT_EQ(count("tandem_audit WHERE subject_id = X'" + hex(ben) + "' AND (reason LIKE "
                  "'%concern%' OR action LIKE '%concern%')"), 0);
}

TEST_F(ConcernsTest, AnOutcomeDoesWhatItSays) {
  const Id introduction = send(ana, ben);
  answer(introduction, ben, introductions::Service::Answer::accept);
  close(report(ana, ben), Outcome::pairing_ended);
  EXPECT_EQ(count("tandem_pairings WHERE standing = 1"), 0);
  EXPECT_TRUE(finds(kim, ben));
  close(report(ana, ben), Outcome::removed);
  EXPECT_FALSE(finds(kim, ben));
}

TEST_F(ConcernsTest, FOM_09_WhoeverIsRemovedWritesToNobodyUntilStaffLiftIt) {
  const Id eve = mentor("Eve");
  send(ana, ben);
  const Id id = report(ben, ana);
  close(id, Outcome::removed);
  const auto sending = [&] {
    try {
      send(ana, eve);
    } catch (const introductions::RefusedError &error) {
      return std::string(error.what());
    }
    return std::string("sent");
  };
  EXPECT_EQ(sending(), "barred");
  EXPECT_EQ(count("tandem_audit WHERE action = 'member.barred'"), 1);
  handle(id, sam, Command::lift_bar, "We have talked.");
  EXPECT_EQ(refused([&] { handle(id, sam, Command::lift_bar); }), "not_barred");
  EXPECT_EQ(sending(), "sent");
}

TEST_F(ConcernsTest, PRV_01_StaffOpenWordsUnderTheConsentGivenWithTheReport) {
  const Id id = report(ana, ben);
  const auto disclosed = [&] {
    return run([&](Transaction &t) { return disclosures::Service(context).of_member(t, ana); });
  };
  handle(id, sam, Command::assign);
  EXPECT_TRUE(disclosed().empty());
  handle(id, sam, Command::open_words);
  ASSERT_EQ(disclosed().size(), 1u);
  EXPECT_EQ(disclosed()[0].kind, disclosures::Kind::sealed_words);
  EXPECT_EQ(disclosed()[0].purpose, report_purpose(id));
  EXPECT_TRUE(disclosed()[0].to_member_id.is_none()) << "no name of staff in a member's copy";
  run([&](Transaction &t) { members.forget(t, ana, 99); });
  EXPECT_EQ(count("tandem_consents WHERE standing = 1 AND purpose LIKE 'concern.%'"), 0);
}

TEST_F(ConcernsTest, PRV_01_AReportOfAnOlderVersionGetsItsConsentLineWhenItIsOpened) {
  const Id id = report(ana, ben);
  run([&](Transaction &t) {
    t.execute("DELETE FROM tandem_consents WHERE purpose LIKE 'concern.%'");
  });
  handle(id, sam, Command::assign);
  handle(id, sam, Command::open_words);
  EXPECT_EQ(count("tandem_disclosures d JOIN tandem_consents c ON c.id = d.consent_id "
                  "WHERE c.given_at <= d.first_at AND d.kind = 'sealed_words'"), 1);
}

TEST_F(ConcernsTest, NobodySeesOrHandlesACaseThatTheyArePartOf) {
  const Id about_staff = report(ana, ben), by_staff = report(sam, ben);
  const auto listed = [&](const Id &who) {
    return run([&](Transaction &t) {
      EXPECT_EQ(concerns.list(t, Service::Shelf::open, who).size(),
                static_cast<std::size_t>(concerns.count_open(t, who)));
      std::vector<Id> ids;
      for (const auto &each : concerns.list(t, Service::Shelf::open, who)) ids.push_back(each.id);
      return ids;
    });
  };
  EXPECT_THAT(listed(kim), ElementsAre(about_staff, by_staff));
  EXPECT_THAT(listed(sam), ElementsAre(about_staff));
  EXPECT_THAT(listed(ben), ElementsAre());
  EXPECT_EQ(refused([&] { handle(about_staff, ben, Command::assign); }), "own_case");
  EXPECT_TRUE(not_there(get_page({ben}, case_path(about_staff))));
  EXPECT_TRUE(not_there(get_page({sam}, case_path(by_staff))));
}

// ---- Who is gone ----

TEST_F(ConcernsTest, AnErasedReporterLeavesTheEnvelopeAndNoWord) {
  const Id id = report(ana, ben);
  handle(id, sam, Command::assign);
  run([&](Transaction &t) { members.forget(t, ana, 1000); });
  EXPECT_EQ(written(id), "gone");
  EXPECT_EQ(count("tandem_concerns WHERE reach_sealed IS NOT NULL OR name_sealed IS NOT NULL"), 0);
  EXPECT_EQ(refused([&] { handle(id, sam, Command::open_words); }), "words_gone");
  mails();
  handle(id, sam, Command::close, "Done.", Outcome::referred);
  EXPECT_EQ(concern(id).outcome, Outcome::referred);
  EXPECT_TRUE(mails().empty());
  EXPECT_EQ(count("tandem_concern_steps"), 2);
}

TEST_F(ConcernsTest, BlocksByAndOfAnErasedMemberGo) {
  block(ana, ben);
  block(ben, kim);
  block(kim, ana);
  run([&](Transaction &t) { members.forget(t, ana, 1000); });
  EXPECT_EQ(blocks_of(ana), 0u);
  EXPECT_EQ(blocks_of(kim), 0u);
  EXPECT_EQ(blocks_of(ben), 1u);
}

}  // namespace
}  // namespace tandem::concerns::testing
