// A concern that a member reports, its case, and blocks between members (FOM-09).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace tandem::concerns {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;

// A value and the code under which it is stored, posted and audited.
template <class Value>
struct Named {
  Value value;
  const char *code;
};

enum class Kind { conduct, confidentiality, accuracy, safety, other };
constexpr Named<Kind> kinds[] = {{Kind::conduct, "conduct"},
                                 {Kind::confidentiality, "confidentiality"},
                                 {Kind::accuracy, "accuracy"},
                                 {Kind::safety, "safety"},
                                 {Kind::other, "other"}};

// Where the two have to do with each other.
enum class Regarding { general, profile, introduction, pairing };
constexpr Named<Regarding> regardings[] = {{Regarding::general, "general"},
                                           {Regarding::profile, "profile"},
                                           {Regarding::introduction, "introduction"},
                                           {Regarding::pairing, "pairing"}};

enum class State { received, in_review, closed };
constexpr Named<State> states[] = {
    {State::received, "received"}, {State::in_review, "in_review"}, {State::closed, "closed"}};

enum class Outcome { no_action, advice_given, profile_hidden, pairing_ended, removed, referred };
constexpr Named<Outcome> outcomes[] = {{Outcome::no_action, "no_action"},
                                       {Outcome::advice_given, "advice_given"},
                                       {Outcome::profile_hidden, "profile_hidden"},
                                       {Outcome::pairing_ended, "pairing_ended"},
                                       {Outcome::removed, "removed"},
                                       {Outcome::referred, "referred"}};

// What staff do with a case.
enum class Command { assign, note, open_words, hide_profile, show_profile, lift_bar, close };
constexpr Named<Command> commands[] = {
    {Command::assign, "assigned"},         {Command::note, "noted"},
    {Command::open_words, "words_opened"}, {Command::hide_profile, "profile_hidden"},
    {Command::show_profile, "profile_shown"}, {Command::lift_bar, "bar_lifted"},
    {Command::close, "closed"}};

template <class Value, std::size_t count>
constexpr const char *code_in(const Named<Value> (&all)[count], Value value) {
  for (const auto &named : all)
    if (named.value == value) return named.code;
  return "";
}
template <class Value, std::size_t count>
std::optional<Value> parse_in(const Named<Value> (&all)[count], std::string_view code) {
  for (const auto &named : all)
    if (code == named.code) return named.value;
  return std::nullopt;
}
constexpr const char *code(Kind value) { return code_in(kinds, value); }
constexpr const char *code(Regarding value) { return code_in(regardings, value); }
constexpr const char *code(State value) { return code_in(states, value); }
constexpr const char *code(Outcome value) { return code_in(outcomes, value); }
constexpr const char *code(Command value) { return code_in(commands, value); }

// What can be told of a case without opening anything sealed.
struct Concern {
  Id id;
  std::string reference;  // "C-7F3K-9Q2M": what people call it by
  Id reporter_id;
  Id about_id = {};  // none: nobody was named
  Regarding regarding = Regarding::general;
  Kind kind = Kind::other;
  std::int64_t version = 1;
  State state = State::received;
  std::optional<Outcome> outcome = std::nullopt;
  Id owner_id = {};  // none yet
  Instant reported_at{};
  std::optional<Instant> closed_at = std::nullopt;
  bool has_words = true;  // false once the reporter was erased
};

// What was written: sealed at rest.
struct Words {
  std::string text;
  std::string reach;  // how to reach the reporter; may be empty
};

struct Report {
  Id about_id = {};
  std::string about_name = {};  // as the reporter knows them
  Regarding regarding = Regarding::general;
  Kind kind = Kind::other;
  Words words = {};
  // Of the page whose words were agreed to with the report: staff read it under that consent.
  kit::Language language = kit::Language::english;
};

// Reporting is a consent of its own: that the staff who handle it read what was written.
inline std::string report_purpose(const Id &concern_id) { return "concern." + concern_id.text(); }

// One line of a case's history.
struct Step {
  Id id;
  Instant at{};
  Id actor_id;
  Command action = Command::note;
  State before = State::received;
  State after = State::received;
  std::optional<Outcome> outcome = std::nullopt;
  std::string words = {};  // note or reason, opened
};

struct Block {
  Id blocked_id;
  std::string name;  // as the member knew them
  Instant blocked_at{};
};

}  // namespace tandem::concerns
