// What may become of an introduction: pure. State, command, facts and time in; a new state with its
// effects, or a named refusal, out (FOM-16, FACTS 1.6 and 1.7).
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <plugin/base/program.hpp>
#include <plugin/introductions/types.hpp>
#include <plugin/members/types.hpp>

namespace tandem::introductions {

enum class Refusal {
  // of sending
  to_self,                   // FOM-04
  not_active_mentee,         // FOM-01; also of accepting
  not_active_mentor,         // FOM-01; also of accepting
  mentor_left,               // FOM-10: opted out, or suspended
  mentor_paused,             // FOM-11
  already_paired,            // the two are connected
  already_open_with_mentor,  // FOM-16
  waiting_after_decline,     // FOM-16, with the first moment at which it may be sent again
  profile_incomplete,        // FOM-15
  too_many_open,             // FOM-16
  mentor_inbox_full,         // FACTS 1.7
  too_many_today,
  message_empty,
  message_too_long,
  message_malformed,
  // of what comes after
  note_too_long,
  note_malformed,
  already_accepted,
  already_declined,
  withdrawn_before,
  expired_before,
  closed_before,  // the mentor left the program
  not_due,        // a clock that has not come
  not_theirs,     // somebody else's introduction: as if there were none
};

const char *code(Refusal refusal);

struct Refused {
  Refusal why;
  std::optional<Instant> until = std::nullopt;  // waiting_after_decline
};

// Thrown by the service, so that a refusal rolls back whatever its transaction had written.
struct RefusedError : std::exception {
  explicit RefusedError(Refused what_came) : refused(what_came) {}
  const char *what() const noexcept override { return code(refused.why); }
  Refused refused;
};

constexpr std::size_t message_limit = 3000;
constexpr std::size_t note_limit = 1000;

struct Limits {
  std::int64_t reminder_days;
  std::int64_t expiry_days;
  std::int64_t open_per_mentee;
  std::int64_t open_per_mentor;
  std::int64_t waiting_days;
  std::int64_t per_day;
};
Limits limits_of(const Program &program);

// FOM-20: a pairing outlives a membership, but the other side's address is shown only until the
// membership has been over for the days of grace. Renewal brings it back.
bool shares_contact(const members::Member &other, kit::Date today, std::int64_t grace_days);

// ---- Sending ----

struct SendingFacts {
  bool to_self = false;
  bool mentee_active = true;
  bool mentor_active = true;
  bool mentor_on = true;  // opted in and not suspended
  bool mentor_paused = false;
  bool profile_complete = true;
  bool paired = false;
  bool open_with_mentor = false;
  std::int64_t open_of_mentee = 0;
  std::int64_t open_of_mentor = 0;
  std::optional<Instant> declined_at = std::nullopt;  // the newest decline between the two
};

// Why the mentee may not write to the mentor now; nothing when they may.
std::optional<Refused> why_not_send(const SendingFacts &facts, const Limits &limits, Instant now);

struct Clocks {
  Instant remind_at;
  Instant expires_at;
};
// The reminder goes out at the same time of day; the end is the last moment of its day in the
// association's zone, since people are told that day.
Clocks clocks_of(const Limits &limits, Instant sent_at, std::string_view zone);

// The text as it is kept, or why it is refused. A message must say something; a note may be blank.
std::variant<std::string, Refusal> read_message(std::string_view typed);
std::variant<std::string, Refusal> read_note(std::string_view typed);

// ---- What comes after ----

enum class Command { accept, decline, withdraw, remind, expire, leave };

constexpr Command commands[] = {Command::accept, Command::decline, Command::withdraw,
                                Command::remind, Command::expire,  Command::leave};

enum class Effect {
  free_slots,
  kill_links,
  begin_pairing,
  remind_mentor,
  connect_both,
  tell_declined,
  tell_withdrawn,
  tell_expired,
  tell_auto_declined,
};

struct Facts {
  Instant remind_at{};
  Instant expires_at{};
  bool reminded = false;
  bool mentee_active = true;
  bool mentor_active = true;
};

struct Move {
  State to;
  std::vector<Effect> effects;
};

std::variant<Move, Refusal> decide(State state, Command command, const Facts &facts, Instant now);

}  // namespace tandem::introductions
