// Submissions on a real database: in any order, twice, sealed, and what they cause.
#include <tests/store/tandem/mentors_fixture.hpp>

namespace tandem::mentors {
namespace {

using questionnaires::Audience;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(MentorsTest, FOM_05_a_renewal_makes_a_mentor_once_the_fee_is_paid) {
  const Id ana = member("Ana");
  const Id event = arrive(answers(ana));
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_EQ(standing(ana), Standing::waits_for_fee);
  renewed(event);
  EXPECT_TRUE(record(ana).opted_in);
  EXPECT_EQ(standing(ana), Standing::mentor);
  EXPECT_THAT(standing_consents(ana), ElementsAre("confidentiality_agreement", "terms_of_use"));
  renewed(event);  // delivered again under another event id
  EXPECT_EQ(record(ana).version, 1);
}

TEST_F(MentorsTest, an_address_that_mail_cannot_go_to_does_not_stop_an_opt_in) {
  const Id ana = member("Ana");
  auto known = association.get(ana).value();
  known.email = "ana at home";
  association.put(known);
  renewed(arrive(answers(ana)));
  EXPECT_TRUE(record(ana).opted_in);
  EXPECT_THAT(mails(), IsEmpty());
  EXPECT_TRUE(log.contains("no address"));
  EXPECT_FALSE(log.contains("at home"));
}

TEST_F(MentorsTest, FOM_05_a_payment_that_fails_makes_nobody_a_mentor_and_keeps_the_draft) {
  const Id ana = member("Ana");
  const Submission typed = answers(ana);
  payment_failed(arrive(typed));
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_EQ(standing(ana), Standing::kept_as_draft);
  const auto draft =
      run([&](Transaction &transaction) { return mentors.draft(transaction, ana); });
  EXPECT_EQ(draft->sheet, typed.sheet);
}

TEST_F(MentorsTest, a_settlement_that_comes_before_its_submission_is_not_lost) {
  const Id ana = member("Ana");
  const Id event = make_id();
  renewed(event);
  arrive(answers(ana), event);
  EXPECT_TRUE(record(ana).opted_in);
  EXPECT_EQ(count("tandem_early_outcomes"), 0);
}

TEST_F(MentorsTest, a_failure_that_comes_before_its_submission_leaves_a_draft) {
  const Id ana = member("Ana");
  const Id event = make_id();
  payment_failed(event);
  arrive(answers(ana), event);
  EXPECT_EQ(standing(ana), Standing::kept_as_draft);
}

TEST_F(MentorsTest, a_late_renewal_after_an_opt_out_leaves_the_mentor_off) {
  const Id ana = mentor("Ana");
  const Id event = arrive(answers(ana));
  submit(ana, false);
  renewed(event);
  EXPECT_FALSE(record(ana).opted_in);
}

// DESIGN 2.4, in the ordinary order: a renewal waits, the profile is saved, the fee is paid.
TEST_F(MentorsTest, answers_overtaken_while_they_wait_for_the_fee_are_kept_and_told_of) {
  const Id ana = member("Ana");
  const Id waiting = arrive(answers(ana));
  Submission newer = answers(ana);
  newer.form = "profile";
  newer.sheet.open["biography"] = {{"The newer one."}, ""};
  arrive(newer);
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.overtaken(t, ana).has_value(); }));
  const auto mails_before = count("tandem_mails");
  renewed(waiting);
  EXPECT_EQ(record(ana).sheet.value("biography"), "The newer one.");
  EXPECT_EQ(count("tandem_mails"), mails_before + 1);
  EXPECT_TRUE(run([&](Transaction &t) { return mentors.overtaken(t, ana).has_value(); }));
}

TEST_F(MentorsTest, answers_overtaken_while_they_wait_are_dropped_when_the_payment_fails) {
  const Id ana = member("Ana");
  const Id waiting = arrive(answers(ana));
  Submission newer = answers(ana);
  newer.form = "profile";
  arrive(newer);
  payment_failed(waiting);
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.overtaken(t, ana).has_value(); }));
}

TEST_F(MentorsTest, an_older_opt_in_that_arrives_after_a_newer_no_is_not_applied) {
  const Id ana = member("Ana");
  const Submission older = answers(ana);
  const Submission newer = answers(ana, false);
  arrive(newer);
  renewed(arrive(older));
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.overtaken(t, ana).has_value(); }))
      << "who said no takes the older answers back as well";
}

TEST_F(MentorsTest, an_opt_out_in_an_unpaid_renewal_acts_at_once_and_takes_the_draft_along) {
  const Id ana = mentor("Ana");
  payment_failed(arrive(answers(ana)));
  arrive(answers(ana, false));
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_FALSE(run([&](Transaction &t) { return mentors.draft(t, ana).has_value(); }));
}

TEST_F(MentorsTest, PRV_07_opting_out_deletes_identity_answers_and_ends_their_consents) {
  const Id ana = member("Ana");
  Submission submission = answers(ana);
  submission.form = "profile";
  submission.sheet.identity["gender"] = {{{"GNB"}, ""}, Audience::shown};
  arrive(submission);
  EXPECT_THAT(standing_consents(ana), testing::Contains("identity.mentor.gender.shown"));
  submit(ana, false);
  EXPECT_THAT(record(ana).sheet.identity, IsEmpty());
  EXPECT_THAT(standing_consents(ana), Not(testing::Contains(HasSubstr("identity"))));
}

TEST_F(MentorsTest, PRV_01_another_audience_is_another_consent) {
  const Id ana = member("Ana");
  for (const auto audience : {Audience::shown, Audience::searchable}) {
    Submission submission = answers(ana);
    submission.form = "profile";
    submission.sheet.identity["gender"] = {{{"GNB"}, ""}, audience};
    arrive(submission);
  }
  EXPECT_THAT(standing_consents(ana), testing::Contains("identity.mentor.gender.searchable"));
  EXPECT_THAT(standing_consents(ana), Not(testing::Contains("identity.mentor.gender.shown")));
}

TEST_F(MentorsTest, PRV_08_nothing_of_an_answer_is_readable_in_the_tables) {
  const Id ana = member("Ana");
  Submission submission = answers(ana);
  submission.sheet.identity["ethnicity"] = {{{"CANARY-ethnicity"}, ""}, Audience::shown};
  renewed(arrive(submission));
  run([&](Transaction &transaction) {
    for (const auto &row : transaction.query(
             "SELECT CONCAT(answers_sealed, identity_sealed) FROM tandem_mentors UNION "
             "SELECT COALESCE(content_sealed, '') FROM tandem_submissions"))
      EXPECT_THAT(row.text(0), Not(HasSubstr("CANARY")));
  });
}

TEST_F(MentorsTest, blank_and_answered_identity_have_one_length) {
  const Id ana = member("Ana"), bob = member("Bob");
  Submission with = answers(ana), without = answers(bob);
  with.sheet.identity["ethnicity"] = {{{"Igbo", "Acadian"}, ""}, Audience::shown};
  renewed(arrive(with));
  renewed(arrive(without));
  run([&](Transaction &transaction) {
    EXPECT_EQ(transaction.query("SELECT DISTINCT LENGTH(identity_sealed) FROM tandem_mentors")
                  .size(), 1u);
  });
}

TEST_F(MentorsTest, a_blob_of_another_member_or_form_does_not_open) {
  const Id ana = member("Ana"), eve = member("Eve");
  const std::string blob = seal(sealer, answers(ana));
  for (const auto &[form, who] : {std::pair{"renewal", eve}, {"profile", ana}}) {
    EXPECT_THROW(run([&](Transaction &transaction) {
                   mentors.submitted(transaction, make_id(), form, who, blob);
                 }),
                 kit::SealBroken);
  }
}

TEST_F(MentorsTest, terms_published_meanwhile_keep_the_answers_and_tell_the_member) {
  const Id ana = member("Ana");
  Submission submission = answers(ana);
  submission.terms_version = "2020-01-01";
  renewed(arrive(submission));
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_EQ(standing(ana), Standing::needs_acknowledgement);
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_THAT(sent[0].raw, HasSubstr("One step is left"));
}

TEST_F(MentorsTest, every_change_takes_the_next_directory_revision) {
  const auto revision = [&] {
    return run([&](Transaction &transaction) { return mentors.revision(transaction); });
  };
  const auto before = revision();
  const Id ana = mentor("Ana");
  EXPECT_EQ(revision(), before + 1);
  change(ana, [](auto &member) { member.family_name = "Stone"; });
  EXPECT_EQ(revision(), before + 2);
  member("Bob");  // no mentor: nothing a search may show
  EXPECT_EQ(revision(), before + 2);
  run([&](Transaction &transaction) {
    const auto changes = mentors.changed_since(transaction, before, 10);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].member.family_name, "Stone");
  });
}

TEST_F(MentorsTest, a_damaged_record_costs_nobody_else_the_listing) {
  const Id ana = mentor("Ana"), bob = mentor("Bob");
  run([&](Transaction &transaction) {
    transaction.execute("UPDATE tandem_mentors SET answers_sealed = 'x' WHERE member_id = ?",
                        {ana});
    const auto changes = mentors.changed_since(transaction, 0, 10);
    ASSERT_EQ(changes.size(), 2u);
    for (const auto &change : changes)
      EXPECT_EQ(is_listable(change.mentor), change.mentor.member_id == bob);
  });
}

TEST_F(MentorsTest, a_record_whose_key_is_lost_comes_up_blank_and_can_be_erased) {
  const Id ana = mentor("Ana");
  run([&](Transaction &transaction) {
    transaction.execute("UPDATE tandem_mentors SET identity_sealed = 'x' WHERE member_id = ?",
                        {ana});
  });
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_THAT(record(ana).sheet.open, IsEmpty());
  submit(ana, true);
  EXPECT_TRUE(record(ana).opted_in) << "answered anew";
  run([&](Transaction &transaction) {
    transaction.execute("UPDATE tandem_mentors SET answers_sealed = 'x' WHERE member_id = ?",
                        {ana});
    members.forget(transaction, ana, 1000);
  });
  EXPECT_THAT(record(ana).sheet.open, IsEmpty());
}

TEST_F(MentorsTest, an_erased_member_leaves_a_tombstone_and_no_answers) {
  const Id ana = mentor("Ana");
  run([&](Transaction &transaction) { members.forget(transaction, ana, 1000); });
  EXPECT_EQ(count("tandem_audit WHERE action = 'mentor.erased'"), 1);
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_THAT(record(ana).sheet.open, IsEmpty());
  arrive(answers(ana));  // a late event of somebody who is gone
  EXPECT_FALSE(record(ana).opted_in);
  EXPECT_EQ(count("tandem_submissions"), 0);
}

TEST_F(MentorsTest, an_erased_mentee_leaves_no_profile_no_consent_and_nothing_open) {
  const Id kim = mentor("Kim"), ana = mentee("Ana");
  const Id introduction = send(ana, kim);
  mails();
  run([&](Transaction &transaction) { members.forget(transaction, ana, 1000); });
  EXPECT_EQ(count("tandem_mentees"), 0);
  EXPECT_THAT(standing_consents(ana), Not(testing::Contains(HasSubstr("identity"))));
  EXPECT_EQ(state(introduction), "withdrawn");
  EXPECT_EQ(count("tandem_introduction_slots"), 0);
  for (const auto &mail : mails()) EXPECT_EQ(mail.recipient, "Kim@example.org");
}

TEST_F(MentorsTest, an_older_snapshot_is_ignored) {
  const Id ana = mentor("Ana");
  auto older = association.get(ana).value();
  change(ana, [](auto &member) { member.given_name = "Anaïs"; });
  run([&](Transaction &transaction) {
    EXPECT_FALSE(members.take(transaction, older));
    EXPECT_EQ(members.find(transaction, ana)->given_name, "Anaïs");
  });
}

}  // namespace
}  // namespace tandem::mentors
