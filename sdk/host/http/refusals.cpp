#include <host/http/refusals.hpp>

#include <algorithm>

namespace ams::host {

namespace {

bool usable_target(std::string_view target) {
  if (!target.starts_with('/') || target.starts_with("//")) return false;
  return std::ranges::all_of(target, [](unsigned char byte) {
    return byte > 0x20 && byte < 0x7f && byte != '#' && byte != '\\';
  });
}

bool known_verb(std::string_view verb) {
  constexpr std::string_view known[] = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"};
  return std::ranges::find(known, verb) != std::end(known);
}

}  // namespace

unsigned refused_header(const HeaderFacts &facts) {
  if (facts.version != 10 && facts.version != 11) return 505;
  if (facts.hosts > 1 || (facts.version == 11 && facts.hosts == 0)) return 400;
  if (facts.lengths > 1 || facts.codings > 1) return 400;
  if (facts.lengths == 1 && facts.codings == 1) return 400;
  if (facts.codings == 1 && (facts.version == 10 || !facts.chunked)) {
    return facts.version == 10 ? 400 : 501;
  }
  const bool of_api = facts.verb == "PUT" || facts.verb == "DELETE";
  const bool served = facts.verb == "GET" || facts.verb == "HEAD" || facts.verb == "POST" ||
                      (of_api && facts.target.starts_with("/api/"));
  if (!served) {
    return known_verb(facts.verb) ? 405 : 501;
  }
  return usable_target(facts.target) ? 0 : 400;
}

}  // namespace ams::host
