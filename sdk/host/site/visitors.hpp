// What the site knows of who asks: keyed hashes of the client's address and of the session's
// cookie, and the CSRF token that hangs on that cookie. Nothing here can be turned back.
#pragma once

#include <string>
#include <string_view>

#include <host/context.hpp>
#include <host/http/wire.hpp>

namespace ams::host {

class Visitors {
 public:
  explicit Visitors(const Context &context);

  // The address comes from the socket; from X-Forwarded-For only when the socket's peer is the
  // configured proxy, and then the last entry, the one that proxy wrote.
  std::string client_key(const WireRequest &request) const;
  std::string session_key(std::string_view cookie) const;
  // `anchor` is the cookie of the session, or of the visitor before sign-in.
  std::string csrf_token(std::string_view anchor) const;
  bool csrf_holds(std::string_view anchor, std::string_view token) const;

 private:
  std::string trusted_proxy_;
  kit::SecretKey key_;
};

}  // namespace ams::host
