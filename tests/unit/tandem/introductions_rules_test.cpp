// Every rule of introductions and each of its refusals (FOM-16, FACTS 1.6 and 1.7).
#include <plugin/introductions/rules.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace tandem::introductions {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;

const Instant sent_at = kit::from_us(1'800'000'000'000'000);
const Limits limits{.reminder_days = 7,
                    .expiry_days = 21,
                    .open_per_mentee = 5,
                    .open_per_mentor = 10,
                    .waiting_days = 30,
                    .per_day = 10};

std::optional<Refusal> refusal_of(const SendingFacts &facts, Instant now = sent_at) {
  const auto refused = why_not_send(facts, limits, now);
  return refused ? std::optional(refused->why) : std::nullopt;
}

TEST(IntroductionsContact, FOM_20_AnAddressIsSharedUntilTheDaysOfGraceAreOver) {
  using namespace std::chrono_literals;
  members::Member other;
  EXPECT_FALSE(shares_contact(other, 2026y / 11 / 22, 30));  // never paid
  other.paid_through = 2026y / 11 / 22;
  EXPECT_TRUE(shares_contact(other, 2026y / 11 / 22, 30));
  EXPECT_TRUE(shares_contact(other, 2026y / 12 / 22, 30));
  EXPECT_FALSE(shares_contact(other, 2026y / 12 / 23, 30));
  other.paid_through = 2027y / 11 / 22;  // renewed
  EXPECT_TRUE(shares_contact(other, 2026y / 12 / 23, 30));
  other.gone = true;
  EXPECT_FALSE(shares_contact(other, 2026y / 12 / 23, 30));
}

// ---- Sending ----

TEST(IntroductionsSending, IsAllowedWhenNothingSpeaksAgainstIt) {
  EXPECT_EQ(refusal_of({}), std::nullopt);
}

TEST(IntroductionsSending, EachFactHasItsOwnRefusal) {
  EXPECT_EQ(refusal_of({.to_self = true}), Refusal::to_self);                       // FOM-04
  EXPECT_EQ(refusal_of({.mentee_active = false}), Refusal::not_active_mentee);      // FOM-01
  EXPECT_EQ(refusal_of({.mentor_active = false}), Refusal::not_active_mentor);      // FOM-01
  EXPECT_EQ(refusal_of({.mentor_on = false}), Refusal::mentor_left);                // FOM-10
  EXPECT_EQ(refusal_of({.apart = true}), Refusal::not_available);
  EXPECT_EQ(refusal_of({.mentor_paused = true}), Refusal::mentor_paused);           // FOM-11
  EXPECT_EQ(refusal_of({.mentor_full = true}), Refusal::mentor_full);               // FOM-12
  EXPECT_EQ(refusal_of({.profile_complete = false}), Refusal::profile_incomplete);  // FOM-15
  EXPECT_EQ(refusal_of({.paired = true}), Refusal::already_paired);
  EXPECT_EQ(refusal_of({.open_with_mentor = true}), Refusal::already_open_with_mentor);  // FOM-16
}

TEST(IntroductionsSending, Fom16_FiveOpenAreTheLimitOfAMentee) {
  EXPECT_EQ(refusal_of({.open_of_mentee = 4}), std::nullopt);
  EXPECT_EQ(refusal_of({.open_of_mentee = 5}), Refusal::too_many_open);
}

TEST(IntroductionsSending, TenOpenAreTheLimitOfAMentorsInbox) {
  EXPECT_EQ(refusal_of({.open_of_mentor = 9}), std::nullopt);
  EXPECT_EQ(refusal_of({.open_of_mentor = 10}), Refusal::mentor_inbox_full);
}

TEST(IntroductionsSending, Fom16_AfterADeclineTheSamePairWaitsThirtyDays) {
  const SendingFacts facts{.declined_at = sent_at};
  const auto refused = why_not_send(facts, limits, sent_at + days(30) - microseconds(1));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->why, Refusal::waiting_after_decline);
  EXPECT_EQ(refused->until, sent_at + days(30));
  EXPECT_EQ(refusal_of(facts, sent_at + days(30)), std::nullopt);
}

TEST(IntroductionsSending, WhoIsNotThereIsNotSaidToBePaused) {
  EXPECT_EQ(refusal_of({.mentor_on = false, .mentor_paused = true}), Refusal::mentor_left);
}

// Nothing that only a listed mentor is told of may come before it.
TEST(IntroductionsSending, WhoIsKeptApartMeetsNoOtherRefusalOfTheMentors) {
  EXPECT_EQ(refusal_of({.apart = true, .mentor_paused = true, .mentor_full = true,
                        .profile_complete = false, .open_of_mentor = 10}),
            Refusal::not_available);
}

TEST(IntroductionsSending, Fom16_ClocksAreSevenAndTwentyOneDays) {
  // 21:00 on November 22 in Ottawa; in UTC it is the 23rd already.
  const kit::Instant at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + hours(2);
  const auto clocks = clocks_of(limits, at, "America/Toronto");
  EXPECT_EQ(clocks.remind_at, at + days(7));
  const kit::Instant midnight = std::chrono::sys_days{std::chrono::year{2026} / 12 / 14} + hours(5);
  EXPECT_EQ(clocks.expires_at, midnight - std::chrono::microseconds(1))
      << "the whole of December 13 is left to answer";
}

TEST(IntroductionsSending, LimitsComeFromTheProgram) {
  const auto program = Program::parse(R"(<program>
    <setting name="reminder_days">1</setting> <setting name="expiry_days">2</setting>
    <setting name="open_requests_per_mentee">3</setting>
    <setting name="open_requests_per_mentor">4</setting>
    <setting name="waiting_days_after_decline">5</setting>
    <setting name="introductions_per_day">6</setting>
    <text name="support_email"><en>a</en><fr>b</fr></text>
    <document id="terms_of_use" version="1"/> </program>)");
  const auto read = limits_of(program);
  EXPECT_EQ(read.reminder_days, 1);
  EXPECT_EQ(read.expiry_days, 2);
  EXPECT_EQ(read.open_per_mentee, 3);
  EXPECT_EQ(read.open_per_mentor, 4);
  EXPECT_EQ(read.waiting_days, 5);
  EXPECT_EQ(read.per_day, 6);
}

// ---- Words ----

std::string characters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "é";
  return text;
}

template <class Read>
std::optional<Refusal> refusal(const Read &read) {
  const auto *found = std::get_if<Refusal>(&read);
  return found ? std::optional(*found) : std::nullopt;
}

TEST(IntroductionsWords, AMessageSaysSomething) {
  EXPECT_EQ(refusal(read_message("")), Refusal::message_empty);
  EXPECT_EQ(refusal(read_message(" \t\r\n \n")), Refusal::message_empty);
}

TEST(IntroductionsWords, AMessageHasAtMostThreeThousandCharacters) {
  EXPECT_EQ(refusal(read_message(characters(3000))), std::nullopt);
  EXPECT_EQ(refusal(read_message(characters(3001))), Refusal::message_too_long);
}

TEST(IntroductionsWords, ControlCharactersAndBrokenUtf8AreRefused) {
  EXPECT_EQ(refusal(read_message("a\x1b[31mb")), Refusal::message_malformed);
  EXPECT_EQ(refusal(read_message("a\xc3")), Refusal::message_malformed);
  EXPECT_EQ(refusal(read_note("a\x01")), Refusal::note_malformed);
}

TEST(IntroductionsWords, TextIsKeptAsTypedButForLineEnds) {
  EXPECT_EQ(std::get<std::string>(read_message("Dear <b>O'Neil</b>,\r\n\r\n.\r\n“ça” & {{x}}")),
            "Dear <b>O'Neil</b>,\n\n.\n“ça” & {{x}}");
}

TEST(IntroductionsWords, AQuestionAndItsAnswerSaySomething) {
  EXPECT_EQ(refusal(read_question(" \n")), Refusal::question_empty);
  EXPECT_EQ(refusal(read_question(characters(1000))), std::nullopt);
  EXPECT_EQ(refusal(read_question(characters(1001))), Refusal::question_too_long);
  EXPECT_EQ(refusal(read_question("a\x01")), Refusal::question_malformed);
  EXPECT_EQ(refusal(read_reply("")), Refusal::reply_empty);
  EXPECT_EQ(refusal(read_reply(characters(3000))), std::nullopt);
  EXPECT_EQ(refusal(read_reply(characters(3001))), Refusal::reply_too_long);
  EXPECT_EQ(refusal(read_reply("a\xc3")), Refusal::reply_malformed);
}

TEST(IntroductionsWords, APartOfAnAgreementMayBeBlankAndHasAtMostFiveHundredCharacters) {
  EXPECT_EQ(std::get<std::string>(read_agreement_part(" ")), "");
  EXPECT_EQ(refusal(read_agreement_part(characters(500))), std::nullopt);
  EXPECT_EQ(refusal(read_agreement_part(characters(501))), Refusal::agreement_too_long);
  EXPECT_EQ(refusal(read_agreement_part("a\x01")), Refusal::agreement_malformed);
}

TEST(IntroductionsWords, ANoteMayBeBlankAndHasAtMostAThousandCharacters) {
  EXPECT_EQ(std::get<std::string>(read_note(" \n ")), "");
  EXPECT_EQ(refusal(read_note(characters(1000))), std::nullopt);
  EXPECT_EQ(refusal(read_note(characters(1001))), Refusal::note_too_long);
}

// ---- What comes after: the full table of state and command ----

const Facts facts{.remind_at = sent_at + days(7), .expires_at = sent_at + days(21)};

// A time at which nothing but the table stands in the way of the command.
Instant time_of(Command command) {
  return command == Command::expire ? facts.expires_at : facts.remind_at;
}

std::string name_of(const std::variant<Move, Refusal> &verdict) {
  if (const auto *why = std::get_if<Refusal>(&verdict)) return code(*why);
  return std::string("-> ") + code(std::get<Move>(verdict).to);
}

TEST(IntroductionsTable, EveryStateAndCommand) {
  const std::map<State, std::string> ended = {{State::accepted, "already_accepted"},
                                              {State::declined, "already_declined"},
                                              {State::withdrawn, "withdrawn_before"},
                                              {State::expired, "expired_before"},
                                              {State::auto_declined, "closed_before"}};
  const std::map<Command, std::string> sent = {
      {Command::accept, "-> accepted"},    {Command::decline, "-> declined"},
      {Command::ask, "-> question_asked"}, {Command::reply, "nothing_asked"},
      {Command::withdraw, "-> withdrawn"}, {Command::remind, "-> sent"},
      {Command::expire, "-> expired"},     {Command::leave, "-> auto_declined"}};
  auto asked = sent;
  asked[Command::ask] = "question_waiting";
  asked[Command::reply] = "-> sent";
  asked[Command::remind] = "not_due";  // it is the mentee who has the word
  for (const State state : states) {
    for (const Command command : commands) {
      const auto verdict = decide(state, command, facts, time_of(command));
      EXPECT_EQ(name_of(verdict), state == State::sent             ? sent.at(command)
                                  : state == State::question_asked ? asked.at(command)
                                                                   : ended.at(state))
          << code(state) << " x " << static_cast<int>(command);
    }
  }
}

std::set<Effect> effects_of(Command command, State state = State::sent) {
  const auto move = std::get<Move>(decide(state, command, facts, time_of(command)));
  EXPECT_EQ(std::set<Effect>(move.effects.begin(), move.effects.end()).size(), move.effects.size());
  return {move.effects.begin(), move.effects.end()};
}

TEST(IntroductionsTable, EachEndFreesTheSlotsKillsTheLinksAndTellsWhoHasToKnow) {
  using enum Effect;
  EXPECT_EQ(effects_of(Command::accept),
            (std::set{free_slots, kill_links, begin_pairing, connect_both}));
  EXPECT_EQ(effects_of(Command::decline), (std::set{free_slots, kill_links, tell_declined}));
  EXPECT_EQ(effects_of(Command::withdraw), (std::set{free_slots, kill_links, tell_withdrawn}));
  EXPECT_EQ(effects_of(Command::expire), (std::set{free_slots, kill_links, tell_expired}));
  EXPECT_EQ(effects_of(Command::leave), (std::set{free_slots, kill_links, tell_auto_declined}));
  EXPECT_EQ(effects_of(Command::remind), (std::set{remind_mentor}));
}

TEST(IntroductionsTable, Fom16_AQuestionKeepsSlotsAndLinksAndTellsTheOther) {
  using enum Effect;
  EXPECT_EQ(effects_of(Command::ask), (std::set{ask_mentee}));
  EXPECT_EQ(effects_of(Command::reply, State::question_asked), (std::set{tell_reply}));
  EXPECT_EQ(effects_of(Command::accept, State::question_asked), effects_of(Command::accept));
  EXPECT_EQ(effects_of(Command::withdraw, State::question_asked), effects_of(Command::withdraw));
}

TEST(IntroductionsTable, Fom16_AskingNeedsTheMentorsMembershipAndHasALimit) {
  auto third = facts;
  third.questions_asked = 2;
  EXPECT_EQ(name_of(decide(State::sent, Command::ask, third, sent_at)), "-> question_asked");
  third.questions_asked = 3;
  EXPECT_EQ(name_of(decide(State::sent, Command::ask, third, sent_at)), "too_many_questions");
  EXPECT_EQ(name_of(decide(State::sent, Command::accept, third, sent_at)), "-> accepted");
  auto lapsed = facts;
  lapsed.mentor_active = false;
  EXPECT_EQ(name_of(decide(State::sent, Command::ask, lapsed, sent_at)), "not_active_mentor");
  lapsed = facts;
  lapsed.mentee_active = false;
  EXPECT_EQ(name_of(decide(State::question_asked, Command::reply, lapsed, sent_at)), "-> sent");
}

TEST(IntroductionsTable, WhoMayAskIsShownWhatTheTableAllows) {
  for (const auto state : states) {
    for (std::int64_t asked = 0; asked <= 4; ++asked) {
      auto these = facts;
      these.questions_asked = asked;
      const auto verdict = decide(state, Command::ask, these, sent_at);
      Envelope envelope;
      envelope.state = state;
      envelope.questions_asked = asked;
      EXPECT_EQ(may_ask(envelope), std::holds_alternative<Move>(verdict))
          << code(state) << " " << asked;
    }
  }
}

// An answer late in the day moves the end to the last moment of a day, a week on.
TEST(IntroductionsSending, Fom16_AnAnswerLeavesTheMentorAtLeastTheDaysOfTheReminder) {
  const std::string zone = "America/Toronto";
  const auto end = clocks_of(limits, sent_at, zone).expires_at;
  EXPECT_EQ(end_after_reply(limits, end, end - days(7), zone), end) << "enough is left";
  EXPECT_EQ(end_after_reply(limits, end, end - days(7) + hours(1), zone), end + days(1));
  const auto later = end_after_reply(limits, end, end - days(2), zone);
  EXPECT_EQ(later, end + days(5));
  EXPECT_GE(later - (end - days(2)), days(7));
}

TEST(IntroductionsPlaces, Fom12_ACapacityIsFullWhenItsPlacesAreTakenAndNoneIsNever) {
  EXPECT_FALSE(is_full(std::nullopt, 1000));
  EXPECT_FALSE(is_full(2, 1));
  EXPECT_TRUE(is_full(2, 2));
  EXPECT_TRUE(is_full(2, 5)) << "lowered below what there is";
  EXPECT_EQ(free_place({}), 1);
  EXPECT_EQ(free_place({1, 2, 4}), 3);
  EXPECT_EQ(free_place({0, 2, 0}), 1) << "those that an older version began have none";
}

TEST(IntroductionsTable, Fom01_AcceptingNeedsBothMembershipsAndDecliningNone) {
  auto lapsed = facts;
  lapsed.mentor_active = false;
  EXPECT_EQ(name_of(decide(State::sent, Command::accept, lapsed, sent_at)), "not_active_mentor");
  EXPECT_EQ(name_of(decide(State::sent, Command::decline, lapsed, sent_at)), "-> declined");
  lapsed = facts;
  lapsed.mentee_active = false;
  EXPECT_EQ(name_of(decide(State::sent, Command::accept, lapsed, sent_at)), "not_active_mentee");
  EXPECT_EQ(name_of(decide(State::sent, Command::withdraw, lapsed, sent_at)), "-> withdrawn");
}

TEST(IntroductionsTable, Fom16_TheLastMomentIsJustBeforeTheEnd) {
  const Instant last = facts.expires_at - microseconds(1);
  for (const auto command : {Command::accept, Command::decline, Command::withdraw}) {
    EXPECT_TRUE(std::holds_alternative<Move>(decide(State::sent, command, facts, last)));
    EXPECT_EQ(name_of(decide(State::sent, command, facts, facts.expires_at)), "expired_before");
  }
  EXPECT_EQ(name_of(decide(State::sent, Command::expire, facts, last)), "not_due");
}

TEST(IntroductionsTable, Fom16_AReminderIsDueOnceFromTheSeventhDayToTheEnd) {
  EXPECT_EQ(name_of(decide(State::sent, Command::remind, facts, facts.remind_at - microseconds(1))),
            "not_due");
  EXPECT_EQ(name_of(decide(State::sent, Command::remind, facts, facts.expires_at)), "not_due");
  auto reminded = facts;
  reminded.reminded = true;
  EXPECT_EQ(name_of(decide(State::sent, Command::remind, reminded, facts.remind_at)), "not_due");
}

TEST(IntroductionsTable, AMentorWhoLeavesAfterTheEndStillClosesWhatNobodyClosed) {
  EXPECT_EQ(name_of(decide(State::sent, Command::leave, facts, facts.expires_at + days(3))),
            "-> auto_declined");
}

TEST(IntroductionsCodes, AreDistinctAndReadBack) {
  std::set<std::string> seen;
  for (const State state : states) {
    EXPECT_TRUE(seen.insert(code(state)).second);
    EXPECT_EQ(parse_state(code(state)), state);
  }
  EXPECT_EQ(parse_state("draft"), std::nullopt);
  std::set<std::string> refusals;
  for (int i = 0; i <= static_cast<int>(Refusal::not_theirs); ++i)
    EXPECT_TRUE(refusals.insert(code(static_cast<Refusal>(i))).second) << i;
  EXPECT_FALSE(refusals.contains(""));
}

}  // namespace
}  // namespace tandem::introductions
