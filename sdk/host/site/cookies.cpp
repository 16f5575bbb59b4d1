#include <host/site/cookies.hpp>

#include <algorithm>
#include <stdexcept>

namespace ams::host {

namespace {

constexpr std::string_view host_prefix = "__Host-";
constexpr std::string_view secure_prefix = "__Secure-";

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool harmless(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) {
    return c > 0x20 && c < 0x7f && c != ';' && c != ',' && c != '"' && c != '\\';
  });
}

}  // namespace

kit::Fields Cookies::parse(std::string_view header) const {
  kit::Fields cookies;
  while (!header.empty()) {
    const auto end = header.find(';');
    const auto pair = trimmed(header.substr(0, end));
    header.remove_prefix(end == header.npos ? header.size() : end + 1);
    const auto equals = pair.find('=');
    if (equals == pair.npos) continue;
    auto name = pair.substr(0, equals);
    if (https_) {
      const auto prefix = name.starts_with(host_prefix) ? host_prefix : secure_prefix;
      if (!name.starts_with(prefix)) continue;
      name.remove_prefix(prefix.size());
    }
    cookies.add(std::string(name), std::string(pair.substr(equals + 1)));
  }
  return cookies;
}

std::string Cookies::header(const Cookie &cookie) const {
  const bool fine = !cookie.name.empty() && cookie.name.find('=') == cookie.name.npos &&
                    cookie.path.starts_with('/') && harmless(cookie.name) &&
                    harmless(cookie.value) && harmless(cookie.path);
  if (!fine) throw std::invalid_argument("not a cookie: " + cookie.name);
  std::string line;
  if (https_) line += cookie.path == "/" ? host_prefix : secure_prefix;
  line += cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age_s >= 0) line += "; Max-Age=" + std::to_string(cookie.max_age_s);
  line += "; HttpOnly; SameSite=Lax";
  if (https_) line += "; Secure";
  return line;
}

}  // namespace ams::host
