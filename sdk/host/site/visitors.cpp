#include <host/site/visitors.hpp>

#include <host/keys.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

std::string last_entry(std::string_view list) {
  const auto comma = list.rfind(',');
  if (comma != list.npos) list.remove_prefix(comma + 1);
  while (list.starts_with(' ')) list.remove_prefix(1);
  while (list.ends_with(' ')) list.remove_suffix(1);
  return std::string(list);
}

}  // namespace

Visitors::Visitors(const Context &context)
    : trusted_proxy_(context.settings.trusted_proxy), key_(context.keys.current("host.visitors")) {}

std::string Visitors::client_key(const WireRequest &request) const {
  std::string address = request.peer;
  const auto forwarded = request.headers.all("x-forwarded-for");
  if (!trusted_proxy_.empty() && request.peer == trusted_proxy_ && !forwarded.empty()) {
    address = last_entry(forwarded.back());
  }
  return kit::sign(key_, "client:" + address);
}

std::string Visitors::session_key(std::string_view cookie) const {
  return cookie.empty() ? "" : kit::sign(key_, "session:" + std::string(cookie));
}

std::string Visitors::csrf_token(std::string_view anchor,
                                 const std::optional<Session> &session) const {
  const auto token = kit::sign(key_, "csrf:" + std::string(anchor));
  return session ? token + "." + mark_of(session->member_id) : token;
}

bool Visitors::csrf_holds(std::string_view anchor, const std::optional<Session> &session,
                          std::string_view token) const {
  return !anchor.empty() && kit::same_secret(csrf_token(anchor, session), token);
}

std::string Visitors::mark_of(const kit::Id &member) const {
  return kit::sign(key_, "member:" + member.text());
}

std::string Visitors::mark_in(std::string_view token) {
  const auto dot = token.find('.');
  return dot == token.npos ? "" : std::string(token.substr(dot + 1));
}

}  // namespace ams::host
