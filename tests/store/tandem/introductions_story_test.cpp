// An introduction from writing to connecting, step by step (issue 2, story 3 and 4).
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using enum Service::Answer;

class IntroductionsStory : public IntroductionsTest {
 protected:
  Id ana = mentee("Ana");
  Id ben = mentor("Ben", Language::french);
};

TEST_F(IntroductionsStory, TheMentorGetsMessageProfileAndOneLinkInTheirLanguage) {
  send(ana, ben, "First line\n<second> & {{third}}\n.\nlast");
  const auto mail = mail_to("Ben");
  EXPECT_THAT(mail.raw, HasSubstr("Content-Language: fr"));
  EXPECT_THAT(mail.text, HasSubstr("First line\n<second> & {{third}}\n.\nlast"));
  EXPECT_THAT(mail.html, HasSubstr("First line<br>"));
  EXPECT_THAT(mail.html, HasSubstr("&lt;second&gt; &amp; {{third}}<br>"));
  EXPECT_THAT(mail.text, HasSubstr("Find my feet.\n  Then run."));
  EXPECT_EQ(mail.text.find("/mentorship/links/"), mail.text.rfind("/mentorship/links/"));
  EXPECT_EQ(token_in(mail).size(), 43u);
  EXPECT_THAT(mail.text, HasSubstr("13\u00A0décembre 2026"));
}

// The field, unfolded.
std::string from_of(const Mail &mail) {
  const auto begin = mail.raw.find("\nFrom: ") + 7;
  auto field = mail.raw.substr(begin, mail.raw.find("\r\nTo: ", begin) - begin);
  for (auto at = field.find("\r\n"); at != std::string::npos; at = field.find("\r\n"))
    field.erase(at, 2);
  return field;
}

TEST_F(IntroductionsStory, Fom15_AddressesStayPrivateUntilAcceptance) {
  send(ana, ben);
  for (const auto &mail : mails()) {
    const bool to_ben = mail.recipient == "Ben@example.org";
    const std::string other = to_ben ? "Ana@example.org" : "Ben@example.org";
    EXPECT_THAT(mail.raw, Not(HasSubstr(other)));
    EXPECT_THAT(mail.text + mail.html, Not(HasSubstr(other)));
    EXPECT_THAT(mail.raw, HasSubstr("Reply-To: <otmentor@caot.ca>"));
  }
}

// The association's name in the language of who receives it, at the one address.
const std::string in_english =
    "Canadian Association of Occupational Therapists <tandem@example.org>";
const std::string in_french =
    "Association canadienne des =?utf-8?q?ergoth=C3=A9rapeutes?= <tandem@example.org>";

TEST_F(IntroductionsStory, Eml06_RelayedWordsCarryThePersonsNameAndTheAssociationsAddress) {
  mails();  // of opting in
  const Id id = send(ana, ben);
  for (const auto &mail : mails()) {
    const bool relayed = !token_in(mail).empty();
    EXPECT_EQ(from_of(mail), relayed ? "Ana =?utf-8?q?=E2=80=93?= " + in_french : in_english);
  }
  answer(id, ben, accept);
  for (const auto &mail : mails()) {
    const bool to_ben = mail.recipient == "Ben@example.org";
    const std::string other = to_ben ? "<Ana@example.org>" : "<Ben@example.org>";
    EXPECT_EQ(from_of(mail), to_ben ? in_french : in_english);
    const auto at = mail.raw.find("Reply-To: ");
    EXPECT_THAT(mail.raw.substr(at, 80), HasSubstr(other)) << "an answer reaches the other";
  }
}

TEST_F(IntroductionsStory, IdentityAnswersAreInNoMail) {
  const Id id = send(ana, ben);
  answer(id, ben, accept);
  for (const auto &mail : mails())
    EXPECT_THAT(mail.raw + mail.text + mail.html, Not(HasSubstr("CANARY"))) << mail.recipient;
}

TEST_F(IntroductionsStory, TheProfileIsTheOneThatWasSent) {
  const Id id = send(ana, ben);
  auto changed = sheet("Ana");
  changed.open["goals"] = {{"Something else"}, ""};
  profile(ana, changed);
  EXPECT_EQ(get(id).profile.value("goals"), "Find my feet.\nThen run.");
  EXPECT_TRUE(get(id).profile.identity.empty());
}

TEST_F(IntroductionsStory, AcceptingConnectsBothEachInTheirLanguage) {
  const Id id = send(ana, ben);
  mails();
  answer(id, ben, accept, "Let's talk\non Friday");
  EXPECT_EQ(state(id), "accepted");
  EXPECT_EQ(count("tandem_pairings WHERE state = 'active'"), 1);
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 2u);
  for (const auto &mail : sent) {
    const bool to_ana = mail.recipient == "Ana@example.org";
    EXPECT_THAT(mail.raw, HasSubstr(to_ana ? "Content-Language: en" : "Content-Language: fr"));
    EXPECT_THAT(mail.text, HasSubstr(to_ana ? "Ben@example.org" : "Ana@example.org"));
    EXPECT_THAT(mail.text, HasSubstr(to_ana ? "Ben Roy" : "Ana Roy"));
    EXPECT_THAT(mail.text, HasSubstr("Let's talk\non Friday"));
    EXPECT_THAT(mail.html, HasSubstr("Let&#39;s talk<br>"));
    EXPECT_THAT(mail.html, HasSubstr(to_ana ? "mailto:Ben@example.org" : "mailto:Ana@example.org"));
  }
}

TEST_F(IntroductionsStory, DecliningTellsTheMenteeKindlyWithTheNote) {
  const Id id = send(ana, ben);
  mails();
  answer(id, ben, decline, "No time this year, sorry.");
  EXPECT_EQ(state(id), "declined");
  EXPECT_EQ(count("tandem_pairings"), 0);
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].recipient, "Ana@example.org");
  EXPECT_THAT(sent[0].text, AllOf(HasSubstr("No time this year, sorry."), HasSubstr("Ben Roy"),
                                  Not(HasSubstr("Ben@example.org"))));
}

TEST_F(IntroductionsStory, WithdrawingTellsTheMentor) {
  const Id id = send(ana, ben);
  mails();
  withdraw(id, ana);
  EXPECT_EQ(state(id), "withdrawn");
  const auto sent = mails();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].recipient, "Ben@example.org");
}

TEST_F(IntroductionsStory, Fom16_WhatIsAnsweredStaysAnswered) {
  const Id id = send(ana, ben);
  answer(id, ben, accept);
  EXPECT_EQ(refusal([&] { answer(id, ben, decline); }), "already_accepted");
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "already_accepted");
  EXPECT_EQ(refusal([&] { withdraw(id, ana); }), "already_accepted");
  EXPECT_EQ(count("tandem_pairings"), 1);
}

TEST_F(IntroductionsStory, Fom16_AcceptingAfterAWithdrawalIsRefused) {
  const Id id = send(ana, ben);
  withdraw(id, ana);
  mails();
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "withdrawn_before");
  EXPECT_EQ(count("tandem_pairings"), 0);
  EXPECT_THAT(mails(), IsEmpty());
}

TEST_F(IntroductionsStory, OnlyTheTwoOfThemMayAct) {
  const Id eve = mentor("Eve");
  const Id id = send(ana, ben);
  EXPECT_EQ(refusal([&] { answer(id, eve, accept); }), "not_theirs");
  EXPECT_EQ(refusal([&] { answer(id, ana, accept); }), "not_theirs");
  EXPECT_EQ(refusal([&] { withdraw(id, eve); }), "not_theirs");
  EXPECT_EQ(refusal([&] { withdraw(id, ben); }), "not_theirs");
  EXPECT_EQ(refusal([&] { withdraw(make_id(), ana); }), "not_theirs");
  EXPECT_EQ(state(id), "sent");
}

TEST_F(IntroductionsStory, Fom01_ALapsedMemberNeitherSendsNorAccepts) {
  const Id id = send(ana, ben);
  lapse(ben);
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "not_active_mentor");
  change(ben, [](auto &member) { member.paid_through = kit::Date{2036y / 6 / 30}; });
  lapse(ana);
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "not_active_mentee");
  EXPECT_EQ(refusal([&] { send(ana, mentor("Eve")); }), "not_active_mentee");
  const Id old = mentor("Old");
  lapse(old);
  EXPECT_EQ(refusal([&] { send(mentee("Kim"), old); }), "not_active_mentor");
  EXPECT_EQ(state(id), "sent");
  answer(id, ben, decline);
  EXPECT_EQ(state(id), "declined");
}

TEST_F(IntroductionsStory, Fom11_PausingKeepsRequestsAnswerableAndRefusesNewOnes) {
  const Id id = send(ana, ben);
  submit(ben, true, true);
  EXPECT_EQ(state(id), "sent");
  EXPECT_EQ(refusal([&] { send(mentee("Kim"), ben); }), "mentor_paused");
  answer(id, ben, accept);
  EXPECT_EQ(state(id), "accepted");
}

TEST_F(IntroductionsStory, Fom10_OptingOutDeclinesOpenRequestsAndLeavesPairings) {
  const Id paired = send(mentee("Kim"), ben);
  answer(paired, ben, accept);
  const Id id = send(ana, ben);
  const auto token = [&] {
    for (const auto &mail : mails())
      if (const auto found = token_in(mail);
          !found.empty() && mail.text.find("Ana") != std::string::npos)
        return found;
    return std::string();
  }();
  submit(ben, false);
  EXPECT_EQ(state(id), "auto_declined");
  EXPECT_EQ(state(paired), "accepted");
  EXPECT_EQ(count("tandem_pairings WHERE standing = 1"), 1);
  EXPECT_EQ(count("tandem_introduction_slots"), 0);
  EXPECT_THAT(mail_to("Ana").text, Not(HasSubstr("declin")));
  Browser browser;
  EXPECT_EQ(follow(browser, token), "") << "the link is dead";
  EXPECT_EQ(refusal([&] { answer(id, ben, accept); }), "closed_before");
  EXPECT_EQ(refusal([&] { send(mentee("Lou"), ben); }), "mentor_left");
}

TEST_F(IntroductionsStory, Fom04_MentorsMayBeMenteesButNotTheirOwn) {
  profile(ben, sheet("Ben"));
  submit(ana, true);
  const Id there = send(ana, ben);
  const Id back = send(ben, ana);
  answer(there, ben, accept);
  answer(back, ana, accept);
  EXPECT_EQ(count("tandem_pairings WHERE standing = 1"), 2);
  EXPECT_EQ(refusal([&] { send(ana, ana); }), "to_self");
}

// FACTS 1.4: every category may be both, students and retired members among them, and FOM-23.
TEST_F(IntroductionsStory, Fom01_04_EveryActiveCategoryMentorsAndAsks) {
  for (const char *category : {"MEM", "MEM_OUT", "MEM_RET", "ASC_PROV", "ASC_STU", "ASC_OTA",
                               "ASC_IND"}) {
    const Id one = mentee(std::string("From") + category);
    const Id other = mentor(std::string("To") + category);
    for (const Id &id : {one, other})
      change(id, [&](auto &member) { member.category = category; });
    const Id introduction = send(one, other);
    answer(introduction, other, accept);
    EXPECT_EQ(state(introduction), "accepted") << category;
  }
}

TEST_F(IntroductionsStory, ARefusedSendLeavesNothingBehind) {
  const auto mails_before = count("tandem_mails");
  EXPECT_EQ(refusal([&] { send(member("New"), ben); }), "profile_incomplete");
  EXPECT_EQ(refusal([&] { send(ana, ben, " \n"); }), "message_empty");
  EXPECT_EQ(refusal([&] { send(ana, member("Nobody")); }), "mentor_left");
  for (const char *table : {"tandem_introductions", "tandem_introduction_slots",
                            "tandem_introduction_inbox_slots", "tandem_links"})
    EXPECT_EQ(count(table), 0) << table;
  EXPECT_EQ(count("tandem_mails"), mails_before);
}

TEST_F(IntroductionsStory, EveryStepWritesAnAuditLineOfIdsAndCodes) {
  const Id id = send(ana, ben, "CANARY-message");
  answer(id, ben, decline, "CANARY-note");
  const auto lines = run([&](Transaction &transaction) {
    std::vector<std::string> found;
    for (const auto &row :
         transaction.query("SELECT action, state_before, state_after, reason FROM tandem_audit "
                           "WHERE subject_id = ? ORDER BY at, action DESC",
                           {id}))
      found.push_back(row.text(0) + " " + row.text(1) + ">" + row.text(2) + row.text(3));
    return found;
  });
  EXPECT_THAT(lines, ElementsAre("introduction.sent >sent", "introduction.declined sent>declined"));
}

TEST_F(IntroductionsStory, MessageProfileNoteAndMailsAreSealedAtRest) {
  auto answers = sheet("Ana");
  answers.open["goals"] = {{"CANARY-goals"}, ""};
  profile(ana, answers);
  const Id id = send(ana, ben, "CANARY-message");
  answer(id, ben, accept, "CANARY-note");
  run([&](Transaction &transaction) {
    for (const auto &table : transaction.query(
             "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
      std::string columns;
      for (const auto &column :
           transaction.query("SELECT column_name FROM information_schema.columns "
                             "WHERE table_schema = DATABASE() AND table_name = ?",
                             {table.text(0)}))
        columns +=
            (columns.empty() ? "" : ", ':', ") + ("HEX(IFNULL(`" + column.text(0) + "`, ''))");
      const auto found =
          transaction.query("SELECT COUNT(*) FROM `" + table.text(0) + "` WHERE CONCAT(" + columns +
                            ") LIKE CONCAT('%', HEX('CANARY'), '%')");
      EXPECT_EQ(found[0].integer(0), 0) << table.text(0);
    }
  });
  for (const auto &line : log.lines()) EXPECT_THAT(line.text, Not(HasSubstr("CANARY")));
}

TEST_F(IntroductionsTest, WordsThatCannotBeOpenedStopNoClockAndNobodyElse) {
  const Id ben = mentor("Ben");
  const Id damaged = send(mentee("Ana"), ben), whole = send(mentee("Kim"), ben);
  run([&](Transaction &transaction) {
    transaction.execute("UPDATE tandem_introductions SET message_sealed = 'x' WHERE id = ?",
                        {damaged});
  });
  clock.advance(std::chrono::days(7));
  EXPECT_EQ(remind(), 2);
  clock.advance(std::chrono::days(15));
  EXPECT_EQ(expire(), 2);
  EXPECT_EQ(state(damaged), "expired");
  EXPECT_EQ(state(whole), "expired");
  EXPECT_TRUE(log.contains(damaged.text()));
  EXPECT_FALSE(log.contains(whole.text()));
}

}  // namespace
}  // namespace tandem::introductions::testing
