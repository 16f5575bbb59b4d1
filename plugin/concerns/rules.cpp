#include <plugin/concerns/rules.hpp>

#include <array>

#include <kit/web/fields.hpp>

namespace tandem::concerns {

const char *code(Refusal refusal) {
  switch (refusal) {
    case Refusal::kind_missing:
      return "kind_missing";
    case Refusal::words_missing:
      return "words_missing";
    case Refusal::words_too_long:
      return "words_too_long";
    case Refusal::words_malformed:
      return "words_malformed";
    case Refusal::reach_too_long:
      return "reach_too_long";
    case Refusal::reach_malformed:
      return "reach_malformed";
    case Refusal::too_many_today:
      return "too_many_today";
    case Refusal::own_case:
      return "own_case";
    case Refusal::already_closed:
      return "already_closed";
    case Refusal::already_owner:
      return "already_owner";
    case Refusal::not_owner:
      return "not_owner";
    case Refusal::nobody_named:
      return "nobody_named";
    case Refusal::already_hidden:
      return "already_hidden";
    case Refusal::not_hidden:
      return "not_hidden";
    case Refusal::not_barred:
      return "not_barred";
    case Refusal::words_gone:
      return "words_gone";
    case Refusal::outcome_missing:
      return "outcome_missing";
    case Refusal::reason_missing:
      return "reason_missing";
    case Refusal::reason_too_long:
      return "reason_too_long";
    case Refusal::reason_malformed:
      return "reason_malformed";
    case Refusal::to_self:
      return "to_self";
  }
  return "";
}

// ---- Reporting ----

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

struct Field {
  std::size_t limit;
  kit::Lines lines;
  std::optional<Refusal> missing;  // nothing: it may be left blank
  Refusal too_long;
  Refusal malformed;
};

std::variant<std::string, Refusal> read(std::string_view typed, const Field &field) {
  auto text = kit::clean_text(typed, field.lines);
  if (!text) return field.malformed;
  if (is_blank(*text)) text->clear();
  if (text->empty() && field.missing) return *field.missing;
  if (kit::length_of(*text) > field.limit) return field.too_long;
  return std::move(*text);
}

void read_into(std::string &kept, std::vector<Refusal> &refusals, std::string_view typed,
               const Field &field) {
  auto result = read(typed, field);
  if (const auto *refusal = std::get_if<Refusal>(&result))
    refusals.push_back(*refusal);
  else
    kept = std::get<std::string>(std::move(result));
}

}  // namespace

Read read_report(const Typed &typed) {
  Read result;
  const auto kind = parse_in(kinds, typed.kind);
  if (kind)
    result.kind = *kind;
  else
    result.refusals.push_back(Refusal::kind_missing);
  read_into(result.words.text, result.refusals, typed.words,
            {words_limit, kit::Lines::many, Refusal::words_missing, Refusal::words_too_long,
             Refusal::words_malformed});
  read_into(result.words.reach, result.refusals, typed.reach,
            {reach_limit, kit::Lines::one, std::nullopt, Refusal::reach_too_long,
             Refusal::reach_malformed});
  return result;
}

std::variant<std::string, Refusal> read_reason(std::string_view typed) {
  return read(typed, {reason_limit, kit::Lines::many, Refusal::reason_missing,
                      Refusal::reason_too_long, Refusal::reason_malformed});
}

std::string reference_of(std::span<const std::byte, 5> random) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::uint64_t bits = 0;
  for (const auto byte : random) bits = bits << 8 | std::to_integer<std::uint64_t>(byte);
  std::string reference = "C-";
  for (int place = 7; place >= 0; --place) {
    reference += letters[bits >> (place * 5) & 31];
    if (place == 4) reference += '-';
  }
  return reference;
}

// ---- Handling ----

namespace {

bool needs_a_person(Outcome outcome) {
  return outcome == Outcome::profile_hidden || outcome == Outcome::pairing_ended ||
         outcome == Outcome::removed;
}

std::variant<Move, Refusal> close(std::optional<Outcome> outcome, const Facts &facts) {
  if (!outcome) return Refusal::outcome_missing;
  if (needs_a_person(*outcome) && !facts.about_named) return Refusal::nobody_named;
  Move move{State::closed};
  const bool hides = *outcome == Outcome::profile_hidden || *outcome == Outcome::removed;
  if (hides && !facts.hidden) move.effects.push_back(Effect::hide_profile);
  if (*outcome == Outcome::pairing_ended || *outcome == Outcome::removed)
    move.effects.push_back(Effect::end_pairing);
  if (*outcome == Outcome::removed) move.effects.push_back(Effect::bar);
  move.effects.push_back(Effect::tell_reporter);
  return move;
}

std::variant<Move, Refusal> assign(bool by_owner) {
  if (by_owner) return Refusal::already_owner;
  return Move{State::in_review};
}

// A profile that was hidden may be shown again after the case was closed as well.
std::variant<Move, Refusal> measure(State state, Command command, const Facts &facts) {
  if (!facts.about_named) return Refusal::nobody_named;
  if (command == Command::lift_bar) {
    if (!facts.barred) return Refusal::not_barred;
    return Move{state, {Effect::lift_bar}};
  }
  const bool hides = command == Command::hide_profile;
  if (hides && facts.hidden) return Refusal::already_hidden;
  if (!hides && !facts.hidden) return Refusal::not_hidden;
  return Move{state, {hides ? Effect::hide_profile : Effect::show_profile}};
}

bool may_follow_a_closing(Command command) {
  return command == Command::open_words || command == Command::show_profile ||
         command == Command::lift_bar;
}

}  // namespace

std::variant<Move, Refusal> decide(State state, Command command, std::optional<Outcome> outcome,
                                   const Facts &facts) {
  if (facts.own_case) return Refusal::own_case;
  if (state == State::closed && !may_follow_a_closing(command)) return Refusal::already_closed;
  // What was only received is nobody's yet: it is closed by nobody who has not taken it on.
  const bool by_owner = facts.by_owner && state != State::received;
  if (command == Command::assign) return assign(by_owner);
  if (command == Command::note) return Move{state};
  if (!by_owner) return Refusal::not_owner;
  if (command == Command::close) return close(outcome, facts);
  if (command != Command::open_words) return measure(state, command, facts);
  if (!facts.has_words) return Refusal::words_gone;
  return Move{state};
}

bool keeps_apart(State state, std::optional<Outcome> outcome) {
  return state != State::closed || outcome != Outcome::no_action;
}

}  // namespace tandem::concerns
