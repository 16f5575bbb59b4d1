// The route table: a route that is not in it cannot exist (DESIGN 3, pages.h).
//
// Before a handler runs, the router has matched method and pattern, checked the permission (401
// leads to sign-in and back; a member page of somebody lapsed leads to renewal), the body limit and
// the CSRF token of every POST that does not say otherwise.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include <host/http/exchange.hpp>

namespace ams::host {

// `known_permissions` in router.cpp is the whole vocabulary; a route with another one throws.
struct Route {
  Method method;
  std::string pattern;     // "/renewal/{renewal}"
  std::string permission;  // "public", "link", "account", "member", "staff", "dev", "signed"
  std::function<Reply(const Request &)> handler;
  std::size_t body_limit = 65536;
  // "signed" routes (webhooks) carry a signature of their own and no CSRF token; "dev" routes may
  // be posted as application/json without one, which no form of another site can do.
  bool plain = false;  // assets and probes: no session, no cookies, no database
};

// What a method and a path lead to.
struct Match {
  const Route *route = nullptr;     // null: see `allowed`
  kit::Fields parameters;           // of the pattern, decoded
  std::vector<Method> allowed;      // of the routes with that path; empty: 404, else 405
};

class Router {
 public:
  // Throws std::invalid_argument for a doubled or malformed pattern or an unknown permission.
  // A plugin that comes to life late adds its routes while others are matched.
  void add(Route route);
  // While some plugin has not told its routes yet, nobody can say that a path does not exist.
  void set_complete(bool complete) { complete_ = complete; }
  bool complete() const { return complete_; }
  // `path` as it came, without query. HEAD is served from GET. A literal segment wins over a
  // parameter. A path that does not decode matches nothing.
  Match match(Method method, std::string_view path) const;
  std::vector<Route> routes() const;

 private:
  mutable std::shared_mutex mutex_;
  std::deque<Route> routes_;  // what `match` points to stays where it is
  std::atomic<bool> complete_{true};
};

}  // namespace ams::host
