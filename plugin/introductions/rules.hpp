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
  barred,                    // FOM-09: staff removed them from the program
  not_active_mentor,         // FOM-01; also of accepting
  mentor_left,               // FOM-10: opted out, or suspended
  not_available,             // kept apart: to the mentee as if the mentor had left
  mentor_paused,             // FOM-11
  mentor_full,               // FOM-12
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
  closed_before,  // the mentor left the program, or the two were parted
  // of accepting: as many mentees as the mentor set (FOM-12)
  capacity_reached,
  // of asking first, and of answering that
  question_empty,
  question_too_long,
  question_malformed,
  question_waiting,  // one at a time
  too_many_questions,
  reply_empty,
  reply_too_long,
  reply_malformed,
  nothing_asked,  // or answered already
  // of pairings (FOM-18 to FOM-20)
  agreement_too_long,
  agreement_malformed,
  agreement_changed,  // by the other one meanwhile
  ended_before,
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
constexpr std::size_t question_limit = 1000;
constexpr std::size_t reply_limit = 3000;
constexpr std::size_t agreement_limit = 500;  // of each of its parts
// What cannot be settled in so many questions is settled by talking: accept, or decline.
constexpr std::int64_t questions_per_introduction = 3;

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
  bool barred = false;  // the mentee, by staff
  bool mentor_active = true;
  bool mentor_on = true;  // mentors::may_be_asked
  bool apart = false;      // somebody wanted it so
  bool mentor_paused = false;
  bool mentor_full = false;
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

// An answer to a question that leaves the mentor less than the days of the reminder moves the end
// to so many days after it, at the end of that day; nothing else moves it.
Instant end_after_reply(const Limits &limits, Instant expires_at, Instant replied_at,
                        std::string_view zone);

// The text as it is kept, or why it is refused. A message, a question and a reply must say
// something; a note, a farewell and a part of an agreement may be blank.
std::variant<std::string, Refusal> read_message(std::string_view typed);
std::variant<std::string, Refusal> read_note(std::string_view typed);
std::variant<std::string, Refusal> read_question(std::string_view typed);
std::variant<std::string, Refusal> read_reply(std::string_view typed);
std::variant<std::string, Refusal> read_agreement_part(std::string_view typed);

// ---- What comes after ----

enum class Command { accept, decline, ask, reply, withdraw, remind, expire, leave };

constexpr Command commands[] = {Command::accept,   Command::decline, Command::ask,
                                Command::reply,    Command::withdraw, Command::remind,
                                Command::expire,   Command::leave};

enum class Effect {
  free_slots,
  kill_links,
  begin_pairing,
  remind_mentor,
  ask_mentee,
  tell_reply,
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
  std::int64_t questions_asked = 0;
};

// Whether the mentor may ask, as far as the introduction itself goes.
bool may_ask(const Envelope &envelope);

struct Move {
  State to;
  std::vector<Effect> effects;
};

std::variant<Move, Refusal> decide(State state, Command command, const Facts &facts, Instant now);

// ---- Places of a mentor ----

// FOM-12: whether `taken` mentees are all that fit. Without a capacity there is no limit.
bool is_full(std::optional<std::int64_t> capacity, std::int64_t taken);
// The lowest number from 1 that is not among the taken ones.
std::int64_t free_place(const std::vector<std::int64_t> &taken);

}  // namespace tandem::introductions
