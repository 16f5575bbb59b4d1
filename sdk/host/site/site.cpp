#include <host/site/site.hpp>

#include <ctemplate/template.h>
#include <fmt/format.h>

#include <algorithm>

#include <host/accounts/sessions.hpp>
#include <host/site/access.hpp>
#include <host/site/languages.hpp>
#include <kit/crypto/token.hpp>
#include <kit/web/multipart.hpp>

namespace ams::host {

namespace {

constexpr auto request_time = std::chrono::seconds(10);
constexpr std::size_t default_body_limit = 65536;
// Above every route's own: bounds what is read before a route is known to exist.
constexpr std::size_t refused_body_limit = 1024;

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
  const auto mark = target.find('?');
  return mark == target.npos ? std::string_view() : target.substr(mark + 1);
}

bool is_form(std::string_view content_type) {
  return content_type.starts_with("application/x-www-form-urlencoded");
}

std::string allowed(const Match &match) {
  std::string list;
  for (const Method method : match.allowed) {
    list += std::string(list.empty() ? "" : ", ") + (method == Method::post ? "POST" : "GET, HEAD");
  }
  return list;
}

const char *verb(Method method) {
  if (method == Method::post) return "POST";
  return method == Method::head ? "HEAD" : "GET";
}

}  // namespace

struct Site::Exchange {
  const WireRequest &wire;
  Request request;
  Match match;
  std::string anchor;          // the cookie that the CSRF token hangs on
  std::vector<Cookie> cookies;  // of the site itself

  std::string_view permission() const {
    return match.route ? std::string_view(match.route->permission) : std::string_view();
  }
};

Site::Site(const Context &context, const Router &router, const Layout &layout,
           const Sessions &sessions)
    : context_(context),
      router_(router),
      layout_(layout),
      sessions_(sessions),
      cookies_(context.settings.public_url),
      visitors_(context),
      security_(context.settings),
      send_again_(context, layout, router) {}

std::size_t Site::body_limit(Method method, std::string_view target) const {
  if (method != Method::post) return default_body_limit;
  const auto match = router_.match(method, path_of(target));
  return match.route ? match.route->body_limit : refused_body_limit;
}

WireReply Site::refusal(unsigned status) const {
  WireReply reply;
  reply.status = status;
  reply.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  if (status == 405) reply.headers.emplace_back("Allow", "GET, HEAD, POST");
  if (status == 503) reply.headers.emplace_back("Retry-After", "2");
  reply.body = fmt::format("{}\n", status);
  security_.add(reply, "");
  ++replies_.at(status / 100);
  return reply;
}

WireReply Site::answer(const WireRequest &wire) const {
  const auto began_us = context_.clock.steady_us();
  Exchange exchange{wire, {}, {}, {}, {}};
  WireReply reply;
  try {
    reply = on_wire(exchange, guarded(exchange));
  } catch (const std::exception &problem) {
    // The layout itself failed: the last resort needs nothing.
    context_.log.write(kit::Level::error, "site", problem.what());
    reply = refusal(500);
  }
  note(exchange, reply, began_us);
  return reply;
}

// Turns what a page throws into the site's own pages.
Reply Site::guarded(Exchange &exchange) const {
  try {
    return dispatch(exchange);
  } catch (const kit::DatabaseUnavailable &problem) {
    context_.log.write(kit::Level::warning, "site", problem.what());
    return layout_.failure(exchange.request, 503);
  } catch (const std::exception &problem) {
    context_.log.write(kit::Level::error, "site " + exchange.request.pattern, problem.what());
    return layout_.failure(exchange.request, 500);
  }
}

Reply Site::dispatch(Exchange &exchange) const {
  auto &request = exchange.request;
  request.method = exchange.wire.method;
  request.target = exchange.wire.target;
  request.path = path_of(request.target);
  request.headers = exchange.wire.headers;
  request.now = context_.clock.now();
  request.deadline = context_.clock.in(request_time);
  request.client_key = visitors_.client_key(exchange.wire);
  exchange.match = router_.match(request.method, request.path);
  if (exchange.match.route) request.pattern = exchange.match.route->pattern;
  request.cookies = cookies_.parse(request.headers.first("cookie"));
  request.language = chosen_language(request.cookies, std::nullopt,
                                     request.headers.first("accept-language"));
  if (exchange.match.route && exchange.match.route->plain) {
    request.parameters = exchange.match.parameters;
    if (const auto refused = decoded(exchange)) return layout_.failure(request, *refused);
    return exchange.match.route->handler(request);
  }
  return handled(exchange);
}

Reply Site::handled(Exchange &exchange) const {
  auto &request = exchange.request;
  // Before the database is asked: the page of an outage shows what was sent.
  const auto refused = decoded(exchange);
  identify(exchange);
  if (!exchange.match.route) {
    if (exchange.match.allowed.empty()) {
      return layout_.failure(request, router_.complete() ? 404 : 503);
    }
    auto reply = layout_.failure(request, 405);
    reply.headers.emplace_back("Allow", allowed(exchange.match));
    return reply;
  }
  request.parameters = exchange.match.parameters;
  if (refused) return layout_.failure(request, *refused);
  if (auto not_admitted = admitted(exchange)) return std::move(*not_admitted);
  switch_language(exchange);
  return exchange.match.route->handler(request);
}

void Site::identify(Exchange &exchange) const {
  auto &request = exchange.request;
  const auto token = std::string(request.cookies.first(session_cookie));
  exchange.anchor = token.empty() ? std::string(request.cookies.first(visitor_cookie)) : token;
  if (exchange.anchor.empty()) {
    exchange.anchor = kit::make_token(context_.random);
    exchange.cookies.push_back({visitor_cookie, exchange.anchor});
  }
  request.csrf_token = visitors_.csrf_token(exchange.anchor, std::nullopt);
  if (token.empty() || exchange.permission() == "signed") return;
  request.session = sessions_.find(token, request.now, request.deadline);
  request.csrf_token = visitors_.csrf_token(exchange.anchor, request.session);
  if (request.session) request.session_key = visitors_.session_key(token);
  request.language = chosen_language(request.cookies, request.session,
                                     request.headers.first("accept-language"));
}

std::optional<unsigned> Site::decoded(Exchange &exchange) const {
  auto &request = exchange.request;
  auto query = kit::parse_urlencoded(query_of(request.target), 200);
  if (!query) return 400;
  request.query = std::move(*query);
  if (request.method != Method::post) return std::nullopt;
  request.body = exchange.wire.body;
  if (is_form(request.headers.first("content-type"))) {
    auto fields = kit::parse_urlencoded(request.body);
    if (!fields) return 400;
    request.fields = std::move(*fields);
    return std::nullopt;
  }
  if (kit::is_multipart_form(request.headers.first("content-type"))) {
    auto fields = kit::parse_multipart(request.headers.first("content-type"), request.body);
    if (!fields) return 400;
    request.fields = std::move(*fields);
    return std::nullopt;
  }
  const bool raw = exchange.permission() == "signed" || exchange.permission() == "dev";
  if (raw || request.body.empty()) return std::nullopt;
  return 415;
}

std::optional<Reply> Site::admitted(Exchange &exchange) const {
  const auto &request = exchange.request;
  switch (access(exchange.permission(), request.session, context_.settings.dev)) {
    case Access::sign_in: return sign_in_first(request);
    case Access::lapsed: return lapsed(request);
    case Access::denied: return layout_.failure(request, 403);
    case Access::hidden: return layout_.failure(request, 404);
    case Access::granted: break;
  }
  if (request.method == Method::post && !csrf_holds(exchange)) return stale_form(request);
  return std::nullopt;
}

bool Site::csrf_holds(const Exchange &exchange) const {
  const auto &request = exchange.request;
  if (exchange.permission() == "signed") return true;
  const bool json = request.headers.first("content-type").starts_with("application/json");
  if (exchange.permission() == "dev" && json) return true;
  return visitors_.csrf_holds(exchange.anchor, request.session, request.fields.first("csrf"));
}

void Site::switch_language(Exchange &exchange) const {
  auto &request = exchange.request;
  if (request.method != Method::post) return;
  const auto language = kit::parse_language(request.fields.first("switch_language"));
  if (!language) return;
  request.language = *language;
  exchange.cookies.push_back(language_choice(*language));
}

// Where to come back to: a post cannot be sent again by itself, so its address is taken only when
// it can be read as well; what was typed goes along in the page.
Reply Site::sign_in_first(const Request &request) const {
  const bool readable = router_.match(Method::get, path_of(request.target)).route != nullptr;
  const std::string next = readable ? request.target : "/account";
  const auto kept = KeptForm::of_refused(request, context_.settings);
  const auto sign_in = router_.match(Method::get, "/sign-in");
  if (kept.empty() || !sign_in.route)
    return Reply::redirect("/sign-in?next=" + kit::urlencode(next));
  Request asked = request;
  asked.method = Method::get;
  asked.query = {};
  asked.query.add("next", next);
  asked.fields = kept.wrapped();
  return sign_in.route->handler(asked);
}

Reply Site::lapsed(const Request &request) const {
  ctemplate::TemplateDictionary page("lapsed");
  return layout_.page(
      request, 403, context_.catalogue.say(request.language, _("Your membership has ended")),
      context_.templates.render("site/lapsed.html.tpl", request.language, page));
}

Reply Site::stale_form(const Request &request) const {
  const auto kept = KeptForm::of_refused(request, context_.settings);
  if (request.session && !kept.empty()) return send_again_.offer(request, 403, kept);
  ctemplate::TemplateDictionary page("stale");
  const bool readable = router_.match(Method::get, request.path).route != nullptr;
  page.SetValue("BACK", readable ? request.target : "/account");
  return layout_.page(
      request, 403, context_.catalogue.say(request.language, _("This form is out of date")),
      context_.templates.render("site/stale_form.html.tpl", request.language, page));
}

WireReply Site::on_wire(const Exchange &exchange, Reply reply) const {
  WireReply wire;
  wire.status = reply.status;
  wire.headers = std::move(reply.headers);
  if (!reply.content_type.empty()) {
    wire.headers.emplace_back("Content-Type", std::move(reply.content_type));
  }
  auto cookies = exchange.cookies;
  cookies.insert(cookies.end(), reply.cookies.begin(), reply.cookies.end());
  for (const auto &cookie : cookies) {
    wire.headers.emplace_back("Set-Cookie", cookies_.header(cookie));
  }
  wire.body = std::move(reply.body);
  security_.add(wire, exchange.permission());
  ++replies_.at(std::min(wire.status / 100, 5u));
  return wire;
}

// The pattern alone: a path may hold a token, a query what somebody searched for (PRV-08).
void Site::note(const Exchange &exchange, const WireReply &reply, std::int64_t began_us) const {
  const auto *route = exchange.match.route;
  if (route && route->plain) return;
  context_.log.write(kit::Level::info, "http",
                     fmt::format("{} {} {} {} ms", verb(exchange.wire.method),
                                 route ? route->pattern : "-", reply.status,
                                 (context_.clock.steady_us() - began_us) / 1000));
}

}  // namespace ams::host
