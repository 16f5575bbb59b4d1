// Every rule of concerns: what is read, the whole table of transitions, who is kept apart.
#include <plugin/concerns/rules.hpp>

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace tandem::concerns {
namespace {

// ---- Reporting ----

std::string characters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "é";
  return text;
}

using Refusals = std::vector<Refusal>;

TEST(ConcernsReport, IsReadAsTyped) {
  const auto read = read_report({"safety", "First.\r\nThen.  ", " 613 555-0100, evenings "});
  EXPECT_TRUE(read.refusals.empty());
  EXPECT_EQ(read.kind, Kind::safety);
  EXPECT_EQ(read.words.text, "First.\nThen.");
  EXPECT_NE(read.words.reach.find("613 555-0100"), std::string::npos);
}

TEST(ConcernsReport, EveryFieldThatIsWrongIsNamedAtOnce) {
  EXPECT_EQ(read_report({"", " \n", characters(201)}).refusals,
            (Refusals{Refusal::kind_missing, Refusal::words_missing, Refusal::reach_too_long}));
  EXPECT_EQ(read_report({"gossip", "a\x01", "two\nlines"}).refusals,
            (Refusals{Refusal::kind_missing, Refusal::words_malformed, Refusal::reach_malformed}));
}

TEST(ConcernsReport, LimitsCountCharacters) {
  EXPECT_TRUE(read_report({"other", characters(5000), characters(200)}).refusals.empty());
  EXPECT_EQ(read_report({"other", characters(5001), ""}).refusals,
            Refusals{Refusal::words_too_long});
}

TEST(ConcernsReport, AReasonMustSaySomethingAndEnd) {
  EXPECT_EQ(std::get<std::string>(read_reason("It was urgent.")), "It was urgent.");
  EXPECT_EQ(std::get<Refusal>(read_reason("  ")), Refusal::reason_missing);
  EXPECT_EQ(std::get<Refusal>(read_reason(characters(1001))), Refusal::reason_too_long);
  EXPECT_EQ(std::get<Refusal>(read_reason("\x02")), Refusal::reason_malformed);
}

TEST(ConcernsReport, AReferenceCanBeReadOutAndTellsNothing) {
  std::array<std::byte, 5> random{};
  EXPECT_EQ(reference_of(random), "C-0000-0000");
  random.fill(std::byte{0xFF});
  EXPECT_EQ(reference_of(random), "C-ZZZZ-ZZZZ");
  random = {std::byte{0x00}, std::byte{0x44}, std::byte{0x32}, std::byte{0x14}, std::byte{0xC7}};
  EXPECT_EQ(reference_of(random), "C-0123-4567") << "five bits a place, none lost";
}

// ---- Handling ----

// What comes of a command for whoever owns the case: "state" or "!refusal".
std::string outcome_of(State state, Command command, const Facts &facts,
                       std::optional<Outcome> outcome = Outcome::no_action) {
  const auto verdict = decide(state, command, outcome, facts);
  if (const auto *refusal = std::get_if<Refusal>(&verdict))
    return std::string("!") + code(*refusal);
  return code(std::get<Move>(verdict).to);
}

TEST(ConcernsTransitions, TheWholeTableForItsOwner) {
  const Facts owner{.by_owner = true};
  const std::map<std::pair<State, Command>, std::string> table{
      // What was only received is nobody's.
      {{State::received, Command::assign}, "in_review"},
      {{State::received, Command::note}, "received"},
      {{State::received, Command::open_words}, "!not_owner"},
      {{State::received, Command::hide_profile}, "!not_owner"},
      {{State::received, Command::show_profile}, "!not_owner"},
      {{State::received, Command::lift_bar}, "!not_owner"},
      {{State::received, Command::close}, "!not_owner"},
      {{State::in_review, Command::assign}, "!already_owner"},
      {{State::in_review, Command::note}, "in_review"},
      {{State::in_review, Command::open_words}, "in_review"},
      {{State::in_review, Command::hide_profile}, "in_review"},
      {{State::in_review, Command::show_profile}, "!not_hidden"},
      {{State::in_review, Command::lift_bar}, "!not_barred"},
      {{State::in_review, Command::close}, "closed"},
      {{State::closed, Command::assign}, "!already_closed"},
      {{State::closed, Command::note}, "!already_closed"},
      {{State::closed, Command::open_words}, "closed"},
      {{State::closed, Command::hide_profile}, "!already_closed"},
      {{State::closed, Command::show_profile}, "!not_hidden"},
      {{State::closed, Command::lift_bar}, "!not_barred"},
      {{State::closed, Command::close}, "!already_closed"},
  };
  ASSERT_EQ(table.size(), std::size(states) * std::size(commands));
  for (const auto &[when, expected] : table)
    EXPECT_EQ(outcome_of(when.first, when.second, owner), expected)
        << code(when.first) << " × " << code(when.second);
}

TEST(ConcernsTransitions, TheWholeTableForAColleague) {
  const std::map<std::pair<State, Command>, std::string> allowed{
      {{State::received, Command::assign}, "in_review"},
      {{State::in_review, Command::assign}, "in_review"},  // takes it over
      {{State::received, Command::note}, "received"},
      {{State::in_review, Command::note}, "in_review"},
  };
  for (const auto state : states) {
    for (const auto command : commands) {
      const auto found = allowed.find({state.value, command.value});
      const bool over = state.value == State::closed && command.value != Command::open_words &&
                        command.value != Command::show_profile &&
                        command.value != Command::lift_bar;
      const std::string expected = found != allowed.end() ? found->second
                                   : over                 ? "!already_closed"
                                                          : "!not_owner";
      EXPECT_EQ(outcome_of(state.value, command.value, {}), expected)
          << state.code << " × " << command.code;
    }
  }
}

TEST(ConcernsTransitions, NobodyHandlesACaseThatTheyArePartOf) {
  for (const auto state : states)
    for (const auto command : commands)
      EXPECT_EQ(outcome_of(state.value, command.value, {.own_case = true, .by_owner = true}),
                "!own_case");
}

TEST(ConcernsTransitions, MeasuresNeedAPersonAndChangeSomething) {
  const Facts hidden{.by_owner = true, .hidden = true};
  EXPECT_EQ(outcome_of(State::in_review, Command::hide_profile, hidden), "!already_hidden");
  EXPECT_EQ(outcome_of(State::in_review, Command::show_profile, hidden), "in_review");
  EXPECT_EQ(outcome_of(State::closed, Command::show_profile, hidden), "closed");
  const Facts general{.by_owner = true, .about_named = false};
  EXPECT_EQ(outcome_of(State::in_review, Command::hide_profile, general), "!nobody_named");
  EXPECT_EQ(outcome_of(State::in_review, Command::show_profile, general), "!nobody_named");
}

TEST(ConcernsTransitions, WordsThatWereErasedCannotBeOpened) {
  EXPECT_EQ(outcome_of(State::in_review, Command::open_words,
                       {.by_owner = true, .has_words = false}), "!words_gone");
}

TEST(ConcernsClosing, NeedsAnOutcomeAndSomeOutcomesNeedAPerson) {
  const Facts general{.by_owner = true, .about_named = false};
  EXPECT_EQ(outcome_of(State::in_review, Command::close, general, std::nullopt),
            "!outcome_missing");
  const std::set<Outcome> personal{Outcome::profile_hidden, Outcome::pairing_ended,
                                   Outcome::removed};
  for (const auto &[outcome, name] : outcomes)
    EXPECT_EQ(outcome_of(State::in_review, Command::close, general, outcome),
              personal.contains(outcome) ? "!nobody_named" : "closed") << name;
}

TEST(ConcernsClosing, EachOutcomeHasItsEffects) {
  using enum Effect;
  const auto effects = [](Outcome outcome, bool hidden) {
    const auto verdict = decide(State::in_review, Command::close, outcome,
                                {.by_owner = true, .hidden = hidden});
    return std::get<Move>(verdict).effects;
  };
  using Effects = std::vector<Effect>;
  EXPECT_EQ(effects(Outcome::no_action, false), Effects{tell_reporter});
  EXPECT_EQ(effects(Outcome::advice_given, false), Effects{tell_reporter});
  EXPECT_EQ(effects(Outcome::referred, false), Effects{tell_reporter});
  EXPECT_EQ(effects(Outcome::profile_hidden, false), (Effects{hide_profile, tell_reporter}));
  EXPECT_EQ(effects(Outcome::profile_hidden, true), Effects{tell_reporter});
  EXPECT_EQ(effects(Outcome::pairing_ended, false), (Effects{end_pairing, tell_reporter}));
  EXPECT_EQ(effects(Outcome::removed, false), (Effects{hide_profile, end_pairing, bar, tell_reporter}));
}

TEST(ConcernsApart, WhileOpenAndAfterwardsUnlessThereWasNothingToIt) {
  EXPECT_TRUE(keeps_apart(State::received, std::nullopt));
  EXPECT_TRUE(keeps_apart(State::in_review, std::nullopt));
  for (const auto &[outcome, name] : outcomes)
    EXPECT_EQ(keeps_apart(State::closed, outcome), outcome != Outcome::no_action) << name;
}

TEST(ConcernsCodes, AreReadBackAndEachRefusalHasOne) {
  for (const auto &[kind, name] : kinds) EXPECT_EQ(parse_in(kinds, name), kind);
  for (const auto &[outcome, name] : outcomes) EXPECT_EQ(parse_in(outcomes, name), outcome);
  EXPECT_EQ(parse_in(kinds, "Conduct"), std::nullopt);
  std::set<std::string> codes;
  for (int i = 0; i <= static_cast<int>(Refusal::to_self); ++i) {
    const std::string name = code(static_cast<Refusal>(i));
    EXPECT_FALSE(name.empty()) << i;
    EXPECT_TRUE(codes.insert(name).second) << name;
  }
}

}  // namespace
}  // namespace tandem::concerns
