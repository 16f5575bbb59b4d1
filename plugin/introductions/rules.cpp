#include <plugin/introductions/rules.hpp>

#include <chrono>

#include <kit/language/format.hpp>
#include <kit/web/fields.hpp>

namespace tandem::introductions {

const char *code(State state) {
  switch (state) {
    case State::sent:
      return "sent";
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
    case Refusal::not_active_mentor:
      return "not_active_mentor";
    case Refusal::mentor_left:
      return "mentor_left";
    case Refusal::mentor_paused:
      return "mentor_paused";
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
  if (!facts.mentor_on) return Refused{Refusal::mentor_left};
  if (!facts.mentor_active) return Refused{Refusal::not_active_mentor};
  if (auto refused = why_not_these_two(facts, limits, now)) return refused;
  if (facts.mentor_paused) return Refused{Refusal::mentor_paused};
  if (!facts.profile_complete) return Refused{Refusal::profile_incomplete};
  if (facts.open_of_mentee >= limits.open_per_mentee) return Refused{Refusal::too_many_open};
  if (facts.open_of_mentor >= limits.open_per_mentor) return Refused{Refusal::mentor_inbox_full};
  return std::nullopt;
}

Clocks clocks_of(const Limits &limits, Instant sent_at, std::string_view zone) {
  const kit::Date sent_on = kit::date_in(sent_at, zone);
  const kit::Date last = std::chrono::sys_days(sent_on) + std::chrono::days(limits.expiry_days);
  return {sent_at + std::chrono::days(limits.reminder_days),
          kit::end_of_day(last, zone) - kit::Microseconds(1)};
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

}  // namespace

std::variant<std::string, Refusal> read_message(std::string_view typed) {
  auto read =
      read_words(typed, message_limit, Refusal::message_malformed, Refusal::message_too_long);
  const auto *text = std::get_if<std::string>(&read);
  if (text && text->empty()) return Refusal::message_empty;
  return read;
}

std::variant<std::string, Refusal> read_note(std::string_view typed) {
  return read_words(typed, note_limit, Refusal::note_malformed, Refusal::note_too_long);
}

// ---- What comes after ----

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

std::variant<Move, Refusal> by_clock(Command command, const Facts &facts, Instant now) {
  const bool over = now >= facts.expires_at;
  if (command == Command::expire) {
    if (!over) return Refusal::not_due;
    return ending(State::expired, {Effect::tell_expired});
  }
  if (over || facts.reminded || now < facts.remind_at) return Refusal::not_due;
  return Move{State::sent, {Effect::remind_mentor}};
}

}  // namespace

std::variant<Move, Refusal> decide(State state, Command command, const Facts &facts, Instant now) {
  if (!is_open(state)) return refusal_of_ended(state);
  if (command == Command::remind || command == Command::expire)
    return by_clock(command, facts, now);
  if (command == Command::leave) return ending(State::auto_declined, {Effect::tell_auto_declined});
  // The day has come, whether or not the clock's job has run already.
  if (now >= facts.expires_at) return Refusal::expired_before;
  if (command == Command::accept) return accept(facts);
  if (command == Command::decline) return ending(State::declined, {Effect::tell_declined});
  return ending(State::withdrawn, {Effect::tell_withdrawn});
}

}  // namespace tandem::introductions
