// Cookies by plain names inside, by prefixed names on the wire: `public_url` decides (DESIGN 7).
#pragma once

#include <string>
#include <string_view>

#include <host/http/exchange.hpp>

namespace ams::host {

constexpr const char *session_cookie = "ams_session";
constexpr const char *visitor_cookie = "ams_visitor";  // what a CSRF token hangs on before sign-in
constexpr const char *language_cookie = "ams_language";

class Cookies {
 public:
  // On https every cookie is Secure and carries `__Host-` (or, with a path of its own,
  // `__Secure-`), and one without the prefix is not taken: a neighbouring host could have set it.
  explicit Cookies(std::string_view public_url) : https_(public_url.starts_with("https://")) {}

  kit::Fields parse(std::string_view header) const;
  // The value of Set-Cookie: HttpOnly, SameSite=Lax. Throws std::invalid_argument for a name,
  // value or path that could end the attribute: a defect of the caller.
  std::string header(const Cookie &cookie) const;
  bool https() const { return https_; }

 private:
  bool https_;
};

}  // namespace ams::host
