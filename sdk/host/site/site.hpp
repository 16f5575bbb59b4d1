// From a wire request to a wire reply: everything that happens around a handler.
//
//   decode → find the session → choose the language → match the route → permission → CSRF →
//   language switch → handler → cookies and security headers → one log line with the pattern
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>

#include <host/context.hpp>
#include <host/http/wire.hpp>
#include <host/site/cookies.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>
#include <host/site/security_headers.hpp>
#include <host/site/send_again.hpp>
#include <host/site/visitors.hpp>

namespace ams::host {

class Sessions;

class Site {
 public:
  Site(const Context &context, const Router &router, const Layout &layout,
       const Sessions &sessions);

  // Any thread; never throws.
  WireReply answer(const WireRequest &wire) const;
  std::size_t body_limit(Method method, std::string_view target) const;
  // A reply to what never became a request.
  WireReply refusal(unsigned status) const;
  // A reply that was not the site's own, for `replies`.
  void count(unsigned status) const { ++replies_.at(status / 100 > 5 ? 5 : status / 100); }
  // Replies by status class, for /metrics: index 2 for 2xx and so on.
  std::uint64_t replies(unsigned status_class) const { return replies_.at(status_class).load(); }

 private:
  struct Exchange;
  Reply dispatch(Exchange &exchange) const;
  Reply handled(Exchange &exchange) const;
  Reply guarded(Exchange &exchange) const;
  // Query and fields of the request; the status of a refusal where they cannot be read.
  std::optional<unsigned> decoded(Exchange &exchange) const;
  std::optional<Reply> admitted(Exchange &exchange) const;
  void identify(Exchange &exchange) const;
  void switch_language(Exchange &exchange) const;
  bool csrf_holds(const Exchange &exchange) const;
  Reply sign_in_first(const Request &request) const;
  Reply lapsed(const Request &request) const;
  Reply stale_form(const Request &request) const;
  WireReply on_wire(const Exchange &exchange, Reply reply) const;
  void note(const Exchange &exchange, const WireReply &reply, std::int64_t began_us) const;

  const Context &context_;
  const Router &router_;
  const Layout &layout_;
  const Sessions &sessions_;
  Cookies cookies_;
  Visitors visitors_;
  SecurityHeaders security_;
  SendAgain send_again_;
  mutable std::array<std::atomic<std::uint64_t>, 6> replies_{};
};

}  // namespace ams::host
