// What may become of a concern: pure. State, command and facts in; a new state with its effects, or
// a named refusal, out.
#pragma once

#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <plugin/concerns/types.hpp>

namespace tandem::concerns {

enum class Refusal {
  // of reporting
  kind_missing,
  words_missing,
  words_too_long,
  words_malformed,
  reach_too_long,
  reach_malformed,
  too_many_today,
  // of handling a case
  own_case,  // whoever reported it or is named in it decides nothing
  already_closed,
  already_owner,
  not_owner,  // assign it to yourself first
  nobody_named,
  already_hidden,
  not_hidden,
  not_barred,
  words_gone,  // the reporter was erased
  outcome_missing,
  reason_missing,
  reason_too_long,
  reason_malformed,
  // of blocking
  to_self,
};
const char *code(Refusal refusal);

// Thrown by the service, so that a refusal rolls back whatever its transaction had written.
struct RefusedError : std::exception {
  explicit RefusedError(Refusal why_not) : why(why_not) {}
  const char *what() const noexcept override { return code(why); }
  Refusal why;
};

constexpr std::size_t words_limit = 5000;
constexpr std::size_t reach_limit = 200;
constexpr std::size_t reason_limit = 1000;
// A limit against programs, not against people.
constexpr std::int64_t reports_per_day = 20;

// What was typed, as it is kept; every field that is wrong with why.
struct Typed {
  std::string kind;
  std::string words;
  std::string reach;
};
struct Read {
  Kind kind = Kind::other;
  Words words;
  std::vector<Refusal> refusals;
};
Read read_report(const Typed &typed);
// A reason or a note: it must say something.
std::variant<std::string, Refusal> read_reason(std::string_view typed);

// Without letters that look like digits or like each other.
std::string reference_of(std::span<const std::byte, 5> random);

struct Facts {
  bool own_case = false;
  bool by_owner = false;
  bool about_named = true;
  bool hidden = false;  // the mentor profile of the person named
  bool barred = false;  // that person, from writing to mentors
  bool has_words = true;
};

enum class Effect { hide_profile, show_profile, end_pairing, bar, lift_bar, tell_reporter };

struct Move {
  State to;
  std::vector<Effect> effects = {};
};
// `outcome` counts for Command::close alone.
std::variant<Move, Refusal> decide(State state, Command command, std::optional<Outcome> outcome,
                                   const Facts &facts);

// Neither finds the other in a search while the case is open, and afterwards unless there was
// nothing to it.
bool keeps_apart(State state, std::optional<Outcome> outcome);

}  // namespace tandem::concerns
