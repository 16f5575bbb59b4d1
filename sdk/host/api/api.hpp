// The front of the JSON API, below /api/: who asks, what for, how often, with which body; then the
// operation. Nothing of the site stands here: no pages, no cookies set, no forms.
#pragma once

#include <optional>
#include <string>

#include <host/accounts/sessions.hpp>
#include <host/accounts/tokens.hpp>
#include <host/api/exchange.hpp>
#include <host/api/idempotency.hpp>
#include <host/api/problems.hpp>
#include <host/api/rate_limit.hpp>
#include <host/api/table.hpp>
#include <host/context.hpp>
#include <host/http/wire.hpp>
#include <host/site/cookies.hpp>
#include <host/site/security_headers.hpp>
#include <host/site/visitors.hpp>

namespace ams::host {

// For each token or session, and for each client that comes with tokens that are none.
constexpr unsigned api_calls_per_minute = 300;
constexpr unsigned bad_tokens_per_minute = 30;

class Api {
 public:
  Api(const Context &context, const ApiTable &table, const Sessions &sessions);

  static bool serves(std::string_view target) {
    return target.starts_with("/api/") || target == "/api";
  }
  // Any thread; never throws.
  WireReply answer(const WireRequest &wire) const;
  std::size_t body_limit(Method method, std::string_view target) const;
  // What the server refused before there was a request.
  WireReply refusal(unsigned status, const WireRequest &wire) const;

 private:
  struct Call;
  ApiReply guarded(Call &call) const;
  ApiReply dispatch(Call &call) const;
  // Each gives a refusal, or nothing when all is well.
  std::optional<ApiReply> identify(Call &call) const;
  std::optional<ApiReply> identify_by_token(Call &call, std::string_view header) const;
  std::optional<ApiReply> identify_by_session(Call &call) const;
  std::optional<ApiReply> admit(Call &call) const;
  std::optional<ApiReply> read(Call &call) const;
  std::optional<ApiReply> read_body(Call &call) const;
  std::optional<ApiReply> read_headers(Call &call) const;
  ApiReply refuse(const Call &call, Refused why) const;
  ApiReply too_many(const Call &call, std::chrono::seconds wait) const;
  ApiReply wrong_method(const Call &call) const;
  WireReply on_wire(const Call &call, ApiReply reply) const;
  void note(const Call &call, const WireReply &reply, std::int64_t began_us) const;

  const Context &context_;
  const ApiTable &table_;
  const Sessions &sessions_;
  const Tokens tokens_;
  const Cookies cookies_;
  const Visitors visitors_;
  const SecurityHeaders security_;
  const IdempotencyKeys idempotency_;
  mutable RateLimit calls_{api_calls_per_minute};
  mutable RateLimit bad_tokens_{bad_tokens_per_minute};
};

}  // namespace ams::host
