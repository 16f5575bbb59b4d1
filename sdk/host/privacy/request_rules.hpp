// A request under privacy law and its 30 days (PRV-04, PRV-21): pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::host {

enum class RequestKind { access, correction, erasure, question, complaint };
// How it came; `page`: the member asked on the site.
enum class RequestChannel { page, mail, telephone };
enum class RequestState { received, in_hand, closed };
enum class RequestOutcome { granted, partly_granted, refused, withdrawn };
enum class RequestAction { received, taken, answered, extended, closed };

// As it is stored, posted and told to programs.
const char *code(RequestKind value);
const char *code(RequestChannel value);
const char *code(RequestState value);
const char *code(RequestOutcome value);
const char *code(RequestAction value);
std::optional<RequestKind> parse_request_kind(std::string_view text);
std::optional<RequestChannel> parse_request_channel(std::string_view text);
std::optional<RequestState> parse_request_state(std::string_view text);
std::optional<RequestOutcome> parse_request_outcome(std::string_view text);
std::optional<RequestAction> parse_request_action(std::string_view text);

constexpr RequestKind request_kinds[] = {RequestKind::access, RequestKind::correction,
                                         RequestKind::erasure, RequestKind::question,
                                         RequestKind::complaint};
constexpr RequestOutcome request_outcomes[] = {RequestOutcome::granted,
                                               RequestOutcome::partly_granted,
                                               RequestOutcome::refused, RequestOutcome::withdrawn};

constexpr int answer_days = 30;     // PRV-04, PRV-21
constexpr int extension_days = 30;  // once, with a reason that is told
constexpr int remind_days = 5;      // before the end
constexpr std::size_t request_words_limit = 5000;
constexpr std::size_t open_requests_limit = 10;  // against programs, not against people
// A letter that lay about longer than this was entered with a wrong date.
constexpr int oldest_receipt_days = 366;

kit::Date days_after(kit::Date day, int days);
int days_between(kit::Date from, kit::Date to);
kit::Date due_of(kit::Date received);

enum class Urgency { none, soon, overdue };
Urgency urgency_of(RequestState state, kit::Date due, kit::Date today);

enum class RequestRefusal {
  kind_missing,
  words_missing,
  words_too_long,
  words_malformed,
  too_many_open,
  date_missing,
  date_to_come,
  date_too_old,
  channel_missing,
  name_missing,
  email_malformed,
  own_request,  // staff decide nothing about themselves
  closed_before,
  taken_before,
  not_taken,  // take it on first
  extended_before,
  too_late_to_extend,
  outcome_missing,
  not_answered,  // closing takes an answer, now or before
  changed_meanwhile,
};

struct RequestFacts {
  RequestState state = RequestState::received;
  bool own = false;
  bool by_owner = false;
  bool extended = false;
  bool answered = false;
  bool overdue = false;
  bool has_words = false;  // typed with the command
  std::optional<RequestOutcome> outcome = std::nullopt;  // chosen with it
};
// Why staff may not do it now; nothing when they may.
std::optional<RequestRefusal> why_not(RequestAction action, const RequestFacts &facts);

// Plain text of at most `request_words_limit` characters; blank is empty.
std::variant<std::string, RequestRefusal> read_request_words(std::string_view typed);
// "2026-11-22", a day that was, no longer ago than a year.
std::variant<kit::Date, RequestRefusal> read_receipt(std::string_view typed, kit::Date today);

}  // namespace ams::host
