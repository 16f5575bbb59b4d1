#include <plugin/introductions/rules.hpp>

#include <algorithm>
#include <chrono>

#include <kit/language/format.hpp>
#include <kit/web/fields.hpp>

namespace tandem::introductions {

const char *code(State state) {
  switch (state) {
    case State::sent:
      return "sent";
    case State::question_asked:
      return "question_asked";
    case State::accepted:
      return "accepted";
    case State::declined:
      return "declined";
    case State::withdrawn:
      return "withdrawn";
    case State::expired:
      return "expired";
    case State::auto_declined:
      return "auto_declined";
  }
  return "";
}

std::optional<State> parse_state(std::string_view text) {
  for (const State state : states)
    if (text == code(state)) return state;
  return std::nullopt;
}

const char *code(Refusal refusal) {
  switch (refusal) {
    case Refusal::to_self:
      return "to_self";
    case Refusal::not_active_mentee:
      return "not_active_mentee";
    case Refusal::barred:
      return "barred";
    case Refusal::not_active_mentor:
      return "not_active_mentor";
    case Refusal::mentor_left:
      return "mentor_left";
    case Refusal::not_available:
      return "not_available";
    case Refusal::mentor_paused:
      return "mentor_paused";
    case Refusal::mentor_full:
      return "mentor_full";
    case Refusal::already_paired:
      return "already_paired";
    case Refusal::already_open_with_mentor:
      return "already_open_with_mentor";
    case Refusal::waiting_after_decline:
      return "waiting_after_decline";
    case Refusal::profile_incomplete:
      return "profile_incomplete";
    case Refusal::too_many_open:
      return "too_many_open";
    case Refusal::mentor_inbox_full:
      return "mentor_inbox_full";
    case Refusal::too_many_today:
      return "too_many_today";
    case Refusal::message_empty:
      return "message_empty";
    case Refusal::message_too_long:
      return "message_too_long";
    case Refusal::message_malformed:
      return "message_malformed";
    case Refusal::note_too_long:
      return "note_too_long";
    case Refusal::note_malformed:
      return "note_malformed";
    case Refusal::already_accepted:
      return "already_accepted";
    case Refusal::already_declined:
      return "already_declined";
    case Refusal::withdrawn_before:
      return "withdrawn_before";
    case Refusal::expired_before:
      return "expired_before";
    case Refusal::closed_before:
      return "closed_before";
    case Refusal::capacity_reached:
      return "capacity_reached";
    case Refusal::question_empty:
      return "question_empty";
    case Refusal::question_too_long:
      return "question_too_long";
    case Refusal::question_malformed:
      return "question_malformed";
    case Refusal::question_waiting:
      return "question_waiting";
    case Refusal::too_many_questions:
      return "too_many_questions";
    case Refusal::reply_empty:
      return "reply_empty";
    case Refusal::reply_too_long:
      return "reply_too_long";
    case Refusal::reply_malformed:
      return "reply_malformed";
    case Refusal::nothing_asked:
      return "nothing_asked";
    case Refusal::agreement_too_long:
      return "agreement_too_long";
    case Refusal::agreement_malformed:
      return "agreement_malformed";
    case Refusal::agreement_changed:
      return "agreement_changed";
    case Refusal::ended_before:
      return "ended_before";
    case Refusal::not_due:
      return "not_due";
    case Refusal::not_theirs:
      return "not_theirs";
  }
  return "";
}

bool shares_contact(const members::Member &other, kit::Date today, std::int64_t grace_days) {
  if (other.gone || !other.paid_through) return false;
  return std::chrono::sys_days(today) <=
         std::chrono::sys_days(*other.paid_through) + std::chrono::days(grace_days);
}

Limits limits_of(const Program &program) {
  return {.reminder_days = program.number("reminder_days"),
          .expiry_days = program.number("expiry_days"),
          .open_per_mentee = program.number("open_requests_per_mentee"),
          .open_per_mentor = program.number("open_requests_per_mentor"),
          .waiting_days = program.number("waiting_days_after_decline"),
          .per_day = program.number("introductions_per_day")};
}

// ---- Sending ----

namespace {

std::optional<Refused> why_not_these_two(const SendingFacts &facts, const Limits &limits,
                                         Instant now) {
  if (facts.paired) return Refused{Refusal::already_paired};
  if (facts.open_with_mentor) return Refused{Refusal::already_open_with_mentor};
  if (!facts.declined_at) return std::nullopt;
  const Instant until = *facts.declined_at + std::chrono::days(limits.waiting_days);
  if (now >= until) return std::nullopt;
  return Refused{Refusal::waiting_after_decline, until};
}

}  // namespace

std::optional<Refused> why_not_send(const SendingFacts &facts, const Limits &limits, Instant now) {
  if (facts.to_self) return Refused{Refusal::to_self};
  if (!facts.mentee_active) return Refused{Refusal::not_active_mentee};
  if (facts.barred) return Refused{Refusal::barred};
  if (!facts.mentor_on) return Refused{Refusal::mentor_left};
  if (facts.apart) return Refused{Refusal::not_available};
  if (!facts.mentor_active) return Refused{Refusal::not_active_mentor};
  if (auto refused = why_not_these_two(facts, limits, now)) return refused;
  if (facts.mentor_paused) return Refused{Refusal::mentor_paused};
  if (facts.mentor_full) return Refused{Refusal::mentor_full};
  if (!facts.profile_complete) return Refused{Refusal::profile_incomplete};
  if (facts.open_of_mentee >= limits.open_per_mentee) return Refused{Refusal::too_many_open};
  if (facts.open_of_mentor >= limits.open_per_mentor) return Refused{Refusal::mentor_inbox_full};
  return std::nullopt;
}

namespace {

Instant last_moment(Instant from, std::int64_t days, std::string_view zone) {
  const kit::Date last = std::chrono::sys_days(kit::date_in(from, zone)) + std::chrono::days(days);
  return kit::end_of_day(last, zone) - kit::Microseconds(1);
}

}  // namespace

Clocks clocks_of(const Limits &limits, Instant sent_at, std::string_view zone) {
  return {sent_at + std::chrono::days(limits.reminder_days),
          last_moment(sent_at, limits.expiry_days, zone)};
}

Instant end_after_reply(const Limits &limits, Instant expires_at, Instant replied_at,
                        std::string_view zone) {
  return std::max(expires_at, last_moment(replied_at, limits.reminder_days, zone));
}

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

std::variant<std::string, Refusal> read_words(std::string_view typed, std::size_t limit,
                                              Refusal malformed, Refusal too_long) {
  auto text = kit::clean_text(typed, kit::Lines::many);
  if (!text) return malformed;
  if (is_blank(*text)) return std::string();
  if (kit::length_of(*text) > limit) return too_long;
  return std::move(*text);
}

std::variant<std::string, Refusal> or_empty(std::variant<std::string, Refusal> read,
                                            Refusal empty) {
  const auto *text = std::get_if<std::string>(&read);
  if (text && text->empty()) return empty;
  return read;
}

}  // namespace

std::variant<std::string, Refusal> read_message(std::string_view typed) {
  return or_empty(
      read_words(typed, message_limit, Refusal::message_malformed, Refusal::message_too_long),
      Refusal::message_empty);
}

std::variant<std::string, Refusal> read_note(std::string_view typed) {
  return read_words(typed, note_limit, Refusal::note_malformed, Refusal::note_too_long);
}

std::variant<std::string, Refusal> read_question(std::string_view typed) {
  return or_empty(read_words(typed, question_limit, Refusal::question_malformed,
                             Refusal::question_too_long),
                  Refusal::question_empty);
}

std::variant<std::string, Refusal> read_reply(std::string_view typed) {
  return or_empty(
      read_words(typed, reply_limit, Refusal::reply_malformed, Refusal::reply_too_long),
      Refusal::reply_empty);
}

std::variant<std::string, Refusal> read_agreement_part(std::string_view typed) {
  return read_words(typed, agreement_limit, Refusal::agreement_malformed,
                    Refusal::agreement_too_long);
}

// ---- What comes after ----

bool may_ask(const Envelope &envelope) {
  return envelope.state == State::sent && envelope.questions_asked < questions_per_introduction;
}

namespace {

Refusal refusal_of_ended(State state) {
  switch (state) {
    case State::accepted:
      return Refusal::already_accepted;
    case State::declined:
      return Refusal::already_declined;
    case State::withdrawn:
      return Refusal::withdrawn_before;
    case State::auto_declined:
      return Refusal::closed_before;
    case State::sent:
    case State::question_asked:
    case State::expired:
      break;
  }
  return Refusal::expired_before;
}

Move ending(State to, std::vector<Effect> effects) {
  effects.insert(effects.begin(), {Effect::free_slots, Effect::kill_links});
  return {to, std::move(effects)};
}

std::variant<Move, Refusal> accept(const Facts &facts) {
  if (!facts.mentor_active) return Refusal::not_active_mentor;
  if (!facts.mentee_active) return Refusal::not_active_mentee;
  return ending(State::accepted, {Effect::begin_pairing, Effect::connect_both});
}

std::variant<Move, Refusal> ask(State state, const Facts &facts) {
  if (state == State::question_asked) return Refusal::question_waiting;
  if (facts.questions_asked >= questions_per_introduction) return Refusal::too_many_questions;
  if (!facts.mentor_active) return Refusal::not_active_mentor;
  return Move{State::question_asked, {Effect::ask_mentee}};
}

std::variant<Move, Refusal> reply(State state) {
  if (state != State::question_asked) return Refusal::nothing_asked;
  return Move{State::sent, {Effect::tell_reply}};
}

// The mentor is not reminded while it is the mentee who has the word.
std::variant<Move, Refusal> by_clock(State state, Command command, const Facts &facts,
                                     Instant now) {
  const bool over = now >= facts.expires_at;
  if (command == Command::expire) {
    if (!over) return Refusal::not_due;
    return ending(State::expired, {Effect::tell_expired});
  }
  if (state == State::question_asked) return Refusal::not_due;
  if (over || facts.reminded || now < facts.remind_at) return Refusal::not_due;
  return Move{State::sent, {Effect::remind_mentor}};
}

}  // namespace

std::variant<Move, Refusal> decide(State state, Command command, const Facts &facts, Instant now) {
  if (!is_open(state)) return refusal_of_ended(state);
  if (command == Command::remind || command == Command::expire)
    return by_clock(state, command, facts, now);
  if (command == Command::leave) return ending(State::auto_declined, {Effect::tell_auto_declined});
  // The day has come, whether or not the clock's job has run already.
  if (now >= facts.expires_at) return Refusal::expired_before;
  if (command == Command::accept) return accept(facts);
  if (command == Command::ask) return ask(state, facts);
  if (command == Command::reply) return reply(state);
  if (command == Command::decline) return ending(State::declined, {Effect::tell_declined});
  return ending(State::withdrawn, {Effect::tell_withdrawn});
}

// ---- Places of a mentor ----

bool is_full(std::optional<std::int64_t> capacity, std::int64_t taken) {
  return capacity && taken >= *capacity;
}

std::int64_t free_place(const std::vector<std::int64_t> &taken) {
  std::int64_t place = 1;
  while (std::ranges::find(taken, place) != taken.end()) ++place;
  return place;
}

}  // namespace tandem::introductions
