#include <host/privacy/request_rules.hpp>

#include <charconv>
#include <utility>

#include <kit/web/fields.hpp>

namespace ams::host {

namespace {

template <class Value>
using Names = std::pair<Value, const char *>;

constexpr Names<RequestKind> kind_names[] = {{RequestKind::access, "access"},
                                             {RequestKind::correction, "correction"},
                                             {RequestKind::erasure, "erasure"},
                                             {RequestKind::question, "question"},
                                             {RequestKind::complaint, "complaint"}};
constexpr Names<RequestChannel> channel_names[] = {{RequestChannel::page, "page"},
                                                   {RequestChannel::mail, "mail"},
                                                   {RequestChannel::telephone, "telephone"}};
constexpr Names<RequestState> state_names[] = {{RequestState::received, "received"},
                                               {RequestState::in_hand, "in_hand"},
                                               {RequestState::closed, "closed"}};
constexpr Names<RequestOutcome> outcome_names[] = {
    {RequestOutcome::granted, "granted"},
    {RequestOutcome::partly_granted, "partly_granted"},
    {RequestOutcome::refused, "refused"},
    {RequestOutcome::withdrawn, "withdrawn"}};
constexpr Names<RequestAction> action_names[] = {{RequestAction::received, "received"},
                                                 {RequestAction::taken, "taken"},
                                                 {RequestAction::answered, "answered"},
                                                 {RequestAction::extended, "extended"},
                                                 {RequestAction::closed, "closed"}};

template <class Value, std::size_t count>
const char *code_in(const Names<Value> (&names)[count], Value value) {
  for (const auto &[each, name] : names)
    if (each == value) return name;
  return "";
}
template <class Value, std::size_t count>
std::optional<Value> parse_in(const Names<Value> (&names)[count], std::string_view text) {
  for (const auto &[each, name] : names)
    if (text == name) return each;
  return std::nullopt;
}

}  // namespace

const char *code(RequestKind value) { return code_in(kind_names, value); }
const char *code(RequestChannel value) { return code_in(channel_names, value); }
const char *code(RequestState value) { return code_in(state_names, value); }
const char *code(RequestOutcome value) { return code_in(outcome_names, value); }
const char *code(RequestAction value) { return code_in(action_names, value); }
std::optional<RequestKind> parse_request_kind(std::string_view text) {
  return parse_in(kind_names, text);
}
std::optional<RequestChannel> parse_request_channel(std::string_view text) {
  return parse_in(channel_names, text);
}
std::optional<RequestState> parse_request_state(std::string_view text) {
  return parse_in(state_names, text);
}
std::optional<RequestOutcome> parse_request_outcome(std::string_view text) {
  return parse_in(outcome_names, text);
}
std::optional<RequestAction> parse_request_action(std::string_view text) {
  return parse_in(action_names, text);
}

// ---- Days ----

kit::Date days_after(kit::Date day, int days) {
  return kit::Date(std::chrono::sys_days(day) + std::chrono::days(days));
}

int days_between(kit::Date from, kit::Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

kit::Date due_of(kit::Date received) { return days_after(received, answer_days); }

Urgency urgency_of(RequestState state, kit::Date due, kit::Date today) {
  if (state == RequestState::closed) return Urgency::none;
  if (today > due) return Urgency::overdue;
  return days_between(today, due) <= remind_days ? Urgency::soon : Urgency::none;
}

// ---- Handling ----

std::optional<RequestRefusal> why_not(RequestAction action, const RequestFacts &facts) {
  if (facts.own) return RequestRefusal::own_request;
  if (facts.state == RequestState::closed) return RequestRefusal::closed_before;
  if (action == RequestAction::taken)
    return facts.by_owner ? std::optional(RequestRefusal::taken_before) : std::nullopt;
  if (!facts.by_owner) return RequestRefusal::not_taken;
  if (action == RequestAction::extended) {
    if (facts.extended) return RequestRefusal::extended_before;
    // Whoever lets the time pass is held to have refused: it cannot be bought back.
    if (facts.overdue) return RequestRefusal::too_late_to_extend;
  }
  if (action != RequestAction::closed)
    return facts.has_words ? std::nullopt : std::optional(RequestRefusal::words_missing);
  if (!facts.outcome) return RequestRefusal::outcome_missing;
  if (*facts.outcome == RequestOutcome::withdrawn) return std::nullopt;
  // A refusal says why (PRV-21).
  if (*facts.outcome == RequestOutcome::refused && !facts.has_words)
    return RequestRefusal::words_missing;
  if (!facts.answered && !facts.has_words) return RequestRefusal::not_answered;
  return std::nullopt;
}

// ---- What is typed ----

std::variant<std::string, RequestRefusal> read_request_words(std::string_view typed) {
  auto text = kit::clean_text(typed, kit::Lines::many);
  if (!text) return RequestRefusal::words_malformed;
  if (text->find_first_not_of(" \t\n") == std::string::npos) text->clear();
  if (kit::length_of(*text) > request_words_limit) return RequestRefusal::words_too_long;
  return std::move(*text);
}

std::variant<kit::Date, RequestRefusal> read_receipt(std::string_view typed, kit::Date today) {
  const auto number = [&](std::size_t at, std::size_t length) -> std::optional<int> {
    int value = 0;
    const auto part = typed.substr(at, length);
    const auto end = part.data() + part.size();
    const auto read = std::from_chars(part.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
  };
  if (typed.size() != 10 || typed[4] != '-' || typed[7] != '-') return RequestRefusal::date_missing;
  const auto year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (!year || !month || !day || *month < 1 || *day < 1) return RequestRefusal::date_missing;
  const kit::Date date{std::chrono::year(*year),
                       std::chrono::month(static_cast<unsigned>(*month)),
                       std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return RequestRefusal::date_missing;
  if (date > today) return RequestRefusal::date_to_come;
  if (days_between(date, today) > oldest_receipt_days) return RequestRefusal::date_too_old;
  return date;
}

}  // namespace ams::host
