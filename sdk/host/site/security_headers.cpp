#include <host/site/security_headers.hpp>

#include <algorithm>

namespace ams::host {

std::string origin_of(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == address.npos) return "";
  return std::string(address.substr(0, address.find_first_of("/?#", scheme + 3)));
}

// No inline style or script anywhere. The provider's origin stands in form-action because a browser
// holds that list against the redirect that follows a post, too.
SecurityHeaders::SecurityHeaders(const Settings &settings)
    : policy_("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " +
              origin_of(settings.provider_url) + "; base-uri 'none'; frame-ancestors 'none'"),
      https_(settings.public_url.starts_with("https://")) {}

void SecurityHeaders::add(WireReply &reply, std::string_view permission) const {
  auto &headers = reply.headers;
  headers.emplace_back("Content-Security-Policy", policy_);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  // PRV-15: nothing here locates anybody, and nothing that were planted here could.
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  headers.emplace_back("Referrer-Policy", permission == "link" ? "no-referrer" : "same-origin");
  if (https_) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  // PRV-18: nothing but public pages is for search engines.
  if (permission != "public") headers.emplace_back("X-Robots-Tag", "noindex");
  const bool cached = std::ranges::any_of(
      headers, [](const auto &header) { return header.first == "Cache-Control"; });
  if (!cached) headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace ams::host
