// What the site knows of who asks: keyed hashes of the client's address and of the session's
// cookie, and the CSRF token that hangs on that cookie. Nothing here can be turned back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <host/context.hpp>
#include <host/http/exchange.hpp>
#include <host/http/wire.hpp>

namespace ams::host {

class Visitors {
 public:
  explicit Visitors(const Context &context);

  // The address comes from the socket; from X-Forwarded-For only when the socket's peer is the
  // configured proxy, and then the last entry, the one that proxy wrote.
  std::string client_key(const WireRequest &request) const;
  std::string session_key(std::string_view cookie) const;
  // `anchor` is the cookie of the session, or of the visitor before sign-in. Behind a dot the token
  // bears a mark of the member for whom its page was made, so that a form whose session is gone
  // still tells whose it was.
  std::string csrf_token(std::string_view anchor, const std::optional<Session> &session) const;
  bool csrf_holds(std::string_view anchor, const std::optional<Session> &session,
                  std::string_view token) const;
  std::string mark_of(const kit::Id &member) const;
  // Of a token; empty without one.
  static std::string mark_in(std::string_view token);

 private:
  std::string trusted_proxy_;
  kit::SecretKey key_;
};

}  // namespace ams::host
