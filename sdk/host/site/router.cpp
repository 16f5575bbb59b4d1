#include <host/site/router.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <stdexcept>

#include <host/site/percent.hpp>

namespace ams::host {

namespace {

constexpr std::string_view known_permissions[] = {"public", "link",   "account", "member",
                                                  "staff",  "signed", "dev"};

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == path.npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
  });
}

bool is_literal(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '~';
  });
}

void check_pattern(std::string_view pattern) {
  const auto refuse = [&] {
    throw std::invalid_argument("malformed pattern: " + std::string(pattern));
  };
  if (!pattern.starts_with('/')) refuse();
  if (pattern == "/") return;
  std::set<std::string_view> names;
  for (const auto segment : segments_of(pattern)) {
    if (!is_parameter(segment)) {
      if (!is_literal(segment)) refuse();
      continue;
    }
    if (!segment.ends_with('}')) refuse();
    const auto name = segment.substr(1, segment.size() - 2);
    if (!is_name(name) || !names.insert(name).second) refuse();
  }
}

// Two patterns that differ only in the names of their parameters lead to the same place.
bool same_shape(std::string_view left, std::string_view right) {
  const auto one = segments_of(left), other = segments_of(right);
  return std::ranges::equal(one, other, [](std::string_view a, std::string_view b) {
    return a == b || (is_parameter(a) && is_parameter(b));
  });
}

// Nothing when it does not match; else the decoded parameters.
std::optional<kit::Fields> matched(std::string_view pattern,
                                   const std::vector<std::string> &segments) {
  const auto parts = segments_of(pattern);
  if (parts.size() != segments.size()) return std::nullopt;
  kit::Fields parameters;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (is_parameter(parts[at])) {
      if (segments[at].empty()) return std::nullopt;
      parameters.add(std::string(parts[at].substr(1, parts[at].size() - 2)), segments[at]);
    } else if (parts[at] != segments[at]) {
      return std::nullopt;
    }
  }
  return parameters;
}

// True when `left` is more exact than `right`, reading from the left.
bool more_exact(std::string_view left, std::string_view right) {
  const auto one = segments_of(left), other = segments_of(right);
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (is_parameter(one[at]) != is_parameter(other[at])) return is_parameter(other[at]);
  }
  return false;
}

}  // namespace

void Router::add(Route route) {
  check_pattern(route.pattern);
  if (std::ranges::find(known_permissions, route.permission) == std::end(known_permissions)) {
    throw std::invalid_argument("unknown permission: " + route.permission);
  }
  if (route.method == Method::head) throw std::invalid_argument("HEAD is served from GET");
  std::lock_guard lock(mutex_);
  for (const auto &other : routes_) {
    if (other.method == route.method && same_shape(other.pattern, route.pattern)) {
      throw std::invalid_argument("doubled pattern: " + route.pattern);
    }
  }
  routes_.push_back(std::move(route));
}

std::vector<Route> Router::routes() const {
  std::shared_lock lock(mutex_);
  return {routes_.begin(), routes_.end()};
}

Match Router::match(Method method, std::string_view path) const {
  Match best;
  if (!path.starts_with('/')) return best;
  std::vector<std::string> segments;
  for (const auto raw : segments_of(path)) {
    auto segment = percent_decoded(raw);
    if (!segment) return best;
    segments.push_back(std::move(*segment));
  }
  const Method wanted = method == Method::head ? Method::get : method;
  std::shared_lock lock(mutex_);
  for (const auto &route : routes_) {
    auto parameters = matched(route.pattern, segments);
    if (!parameters) continue;
    // Two patterns may match one path: a literal, and a parameter in its place.
    if (std::ranges::find(best.allowed, route.method) == best.allowed.end())
      best.allowed.push_back(route.method);
    if (route.method != wanted) continue;
    if (best.route && !more_exact(route.pattern, best.route->pattern)) continue;
    best.route = &route;
    best.parameters = std::move(*parameters);
  }
  return best;
}

}  // namespace ams::host
