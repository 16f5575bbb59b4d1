// Sessions: the cookie holds a random token, the table its hash. A session ends after 12 hours
// without use and 7 days in any case; a new one is made at every sign-in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <host/context.hpp>
#include <host/http/exchange.hpp>

namespace ams::host {

constexpr auto session_idle = std::chrono::hours(12);
constexpr auto session_length = std::chrono::hours(7 * 24);
// How long the second factor may take after the password was right.
constexpr auto code_wait = std::chrono::minutes(10);

class Sessions {
 public:
  explicit Sessions(const Context &context) : context_(context) {}

  // Who is signed in with this cookie; nobody when the session is unknown, over, or still waits
  // for its second factor.
  std::optional<Session> find(std::string_view token, kit::Instant now,
                              kit::Deadline deadline) const;
  // Whose session waits for its second factor with this cookie.
  std::optional<kit::Id> awaiting_code(std::string_view token, kit::Instant now,
                                       kit::Deadline deadline) const;

  // Makes a session and returns its token. `awaits_code`: not signed in until the code came.
  std::string open(kit::Transaction &transaction, const kit::Id &member, bool awaits_code,
                   kit::Instant now) const;
  void close(kit::Transaction &transaction, std::string_view token) const;
  // Ends all of that member's sessions.
  void close_all(kit::Transaction &transaction, const kit::Id &member) const;
  // Deletes what is over; returns how many. For a nightly job.
  std::uint64_t purge(kit::Transaction &transaction, kit::Instant now) const;

 private:
  const Context &context_;
};

}  // namespace ams::host
