#include <host/site/languages.hpp>

#include <cstdlib>

#include <host/site/cookies.hpp>
#include <host/site/return_path.hpp>
#include <host/site/router.hpp>

namespace ams::host {

namespace {

constexpr std::int64_t one_year_s = 365 * 24 * 3600;

double quality_of(std::string_view entry) {
  const auto at = entry.find("q=");
  if (at == entry.npos) return 1.0;
  return std::strtod(std::string(entry.substr(at + 2, 5)).c_str(), nullptr);
}

std::optional<kit::Language> named(std::string_view entry) {
  while (entry.starts_with(' ')) entry.remove_prefix(1);
  return kit::parse_language(entry.substr(0, entry.find_first_of("-;")));
}

}  // namespace

std::optional<kit::Language> accepted_language(std::string_view header) {
  std::optional<kit::Language> best;
  double best_quality = 0.0;
  while (!header.empty()) {
    const auto comma = header.find(',');
    const auto entry = header.substr(0, comma);
    const double quality = quality_of(entry);
    if (const auto language = named(entry); language && quality > best_quality) {
      best = language;
      best_quality = quality;
    }
    header.remove_prefix(comma == header.npos ? header.size() : comma + 1);
  }
  return best;
}

kit::Language chosen_language(const kit::Fields &cookies, const std::optional<Session> &session,
                              std::string_view accept_language) {
  if (const auto chosen = kit::parse_language(cookies.first(language_cookie))) return *chosen;
  if (session) return session->language;
  return accepted_language(accept_language).value_or(kit::Language::english);
}

Cookie language_choice(kit::Language language) {
  return {language_cookie, kit::code(language), "/", one_year_s};
}

namespace {

// What answered a post may have an address that cannot be opened ("…/pay", "…/withdraw"): then the
// page it belongs to, which is above it.
std::string readable(const Router &router, const std::string &target) {
  std::string path = target.substr(0, target.find('?'));
  const auto match = router.match(Method::get, path);
  if (match.route || match.allowed.empty()) return target;
  do {
    path.resize(path.rfind('/'));
  } while (!path.empty() && !router.match(Method::get, path).route);
  return path.empty() ? "/" : path;
}

}  // namespace

void add_language_routes(Router &router) {
  router.add({Method::post, "/language", "public", [&router](const Request &request) {
    return Reply::redirect(
        readable(router, safe_return_path(request.fields.first("return"), "/")));
  }});
}

}  // namespace ams::host
