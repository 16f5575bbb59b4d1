#include <host/api/api.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include <host/site/access.hpp>
#include <host/site/languages.hpp>
#include <kit/base/utf8.hpp>

namespace ams::host {

namespace {

constexpr auto request_time = std::chrono::seconds(10);
// Of what no operation reads.
constexpr std::size_t refused_body_limit = 1024;

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
  const auto mark = target.find('?');
  return mark == target.npos ? std::string_view() : target.substr(mark + 1);
}

bool reads_only(Method method) { return method == Method::get || method == Method::head; }

bool is_json(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  return type == "application/json" || type == "application/json ";
}

std::string unquoted(std::string_view tag) {
  const bool quoted = tag.size() >= 2 && tag.front() == '"' && tag.back() == '"';
  return std::string(quoted ? tag.substr(1, tag.size() - 2) : std::string_view());
}

// Strong comparison is not asked of a GET (RFC 9110, 13.1.2).
bool lists_tag(std::string_view list, const std::string &tag) {
  return list == "*" || (!tag.empty() && list.find('"' + tag + '"') != list.npos);
}

std::string allowed_list(const std::vector<Method> &allowed) {
  std::string list;
  for (const Method method : allowed)
    list += (list.empty() ? "" : ", ") +
            std::string(method == Method::get ? "GET, HEAD" : verb_of(method));
  return list;
}

}  // namespace

struct Api::Call {
  const WireRequest &wire;
  ApiRequest request = {};
  FoundOperation found = {};
  std::string csrf_token = {};  // for a session that asks

  const Operation &operation() const { return *found.operation; }
};

Api::Api(const Context &context, const ApiTable &table, const Sessions &sessions)
    : context_(context),
      table_(table),
      sessions_(sessions),
      tokens_(context),
      cookies_(context.settings.public_url),
      visitors_(context),
      security_(context.settings),
      idempotency_(context) {}

std::size_t Api::body_limit(Method method, std::string_view target) const {
  const auto found = table_.find(method, path_of(target));
  return found.operation ? found.operation->body_limit : refused_body_limit;
}

WireReply Api::refusal(unsigned status, const WireRequest &wire) const {
  Call call{wire};
  call.request.language =
      accepted_language(wire.headers.first("accept-language")).value_or(kit::Language::english);
  auto reply = refuse_status(context_, call.request.language, status);
  if (status == 405) {
    const auto found = table_.find(Method::get, path_of(wire.target));
    call.found.allowed = found.allowed;
    reply = found.allowed.empty() ? refuse(call, Refused::not_found) : wrong_method(call);
  }
  return on_wire(call, std::move(reply));
}

WireReply Api::answer(const WireRequest &wire) const {
  const auto began_us = context_.clock.steady_us();
  Call call{wire};
  auto reply = on_wire(call, guarded(call));
  note(call, reply, began_us);
  return reply;
}

ApiReply Api::guarded(Call &call) const {
  try {
    return dispatch(call);
  } catch (const kit::DatabaseUnavailable &problem) {
    context_.log.write(kit::Level::warning, "api", problem.what());
    return refuse(call, Refused::unavailable);
  } catch (const std::exception &problem) {
    context_.log.write(kit::Level::error, "api " + call.request.pattern, problem.what());
    return refuse(call, Refused::internal);
  }
}

ApiReply Api::dispatch(Call &call) const {
  auto &request = call.request;
  const auto &headers = call.wire.headers;
  request.method = call.wire.method == Method::head ? Method::get : call.wire.method;
  request.headers = headers;
  request.now = context_.clock.now();
  request.deadline = context_.clock.in(request_time);
  request.client_key = visitors_.client_key(call.wire);
  request.language =
      accepted_language(headers.first("accept-language")).value_or(kit::Language::english);
  call.found = table_.find(request.method, path_of(call.wire.target));
  if (!call.found.operation) {
    return call.found.allowed.empty() ? refuse(call, Refused::not_found) : wrong_method(call);
  }
  request.pattern = call.operation().pattern;
  request.parameters = call.found.parameters;
  if (call.operation().permission != "public") {
    if (auto refused = identify(call)) return std::move(*refused);
    if (auto refused = admit(call)) return std::move(*refused);
  }
  if (auto refused = read(call)) return std::move(*refused);
  return call.operation().answer(request);
}

// ---- Who asks ----

std::optional<ApiReply> Api::identify(Call &call) const {
  const auto header = call.wire.headers.first("authorization");
  auto refused = call.wire.headers.has("authorization") ? identify_by_token(call, header)
                                                        : identify_by_session(call);
  if (refused) return refused;
  const auto &session = *call.request.session;
  if (!call.wire.headers.has("accept-language")) call.request.language = session.language;
  const auto who = (call.request.by_token ? "token:" : "member:") +
                   (call.request.by_token ? session.session_id : session.member_id).text();
  if (const auto wait = calls_.take(who, call.request.now)) return too_many(call, *wait);
  return std::nullopt;
}

std::optional<ApiReply> Api::identify_by_token(Call &call, std::string_view header) const {
  auto &request = call.request;
  constexpr std::string_view scheme = "bearer ";
  const bool bears = header.size() > scheme.size() &&
                     std::ranges::equal(header.substr(0, scheme.size()), scheme, {}, [](char c) {
                       return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                     });
  auto bearer = bears ? tokens_.find(header.substr(scheme.size()), request.now, request.deadline)
                      : std::nullopt;
  if (!bearer) {
    if (const auto wait = bad_tokens_.take(request.client_key, request.now))
      return too_many(call, *wait);
    auto reply = refuse(call, Refused::bad_token);
    reply.headers.emplace_back("WWW-Authenticate",
                               "Bearer realm=\"api\", error=\"invalid_token\"");
    return reply;
  }
  request.by_token = true;
  request.session = std::move(bearer->session);
  request.scopes = std::move(bearer->scopes);
  request.session_key =
      visitors_.session_key("token:" + request.session->session_id.text());
  return std::nullopt;
}

std::optional<ApiReply> Api::identify_by_session(Call &call) const {
  auto &request = call.request;
  const auto cookies = cookies_.parse(call.wire.headers.first("cookie"));
  const auto cookie = std::string(cookies.first(session_cookie));
  if (!cookie.empty())
    request.session = sessions_.find(cookie, request.now, request.deadline);
  if (!request.session) {
    auto reply = refuse(call, Refused::no_token);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"api\"");
    return reply;
  }
  for (auto &scope : table_.scopes()) request.scopes.push_back(std::move(scope.name));
  request.session_key = visitors_.session_key(cookie);
  call.csrf_token = visitors_.csrf_token(cookie, request.session);
  const auto sent = call.wire.headers.first("x-csrf-token");
  if (!reads_only(call.wire.method) && !visitors_.csrf_holds(cookie, request.session, sent))
    return refuse(call, Refused::csrf);
  return std::nullopt;
}

std::optional<ApiReply> Api::admit(Call &call) const {
  const auto &operation = call.operation();
  switch (access(operation.permission, call.request.session, context_.settings.dev)) {
    case Access::lapsed: return refuse(call, Refused::membership_over);
    case Access::granted: break;
    // A token's session is never staff's; nobody learns what there is for staff.
    default: return refuse(call, Refused::not_found);
  }
  if (call.request.holds(operation.scope)) return std::nullopt;
  auto reply = refuse(call, Refused::scope);
  reply.headers.emplace_back(
      "WWW-Authenticate",
      fmt::format("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"{}\"",
                  operation.scope));
  return reply;
}

// ---- What was sent ----

std::optional<ApiReply> Api::read(Call &call) const {
  auto query = kit::parse_urlencoded(query_of(call.wire.target), 50);
  if (!query) return refuse(call, Refused::malformed);
  call.request.query = std::move(*query);
  if (auto refused = read_body(call)) return refused;
  return read_headers(call);
}

std::optional<ApiReply> Api::read_body(Call &call) const {
  const auto &body = call.wire.body;
  if (reads_only(call.wire.method) || body.empty()) return std::nullopt;
  if (!is_json(call.wire.headers.first("content-type"))) return refuse(call, Refused::media_type);
  if (!kit::is_utf8(body) || !nlohmann::json::accept(body)) return refuse(call, Refused::malformed);
  if (body.find_first_not_of(" \t\r\n") == body.npos ||
      body[body.find_first_not_of(" \t\r\n")] != '{')
    return refuse(call, Refused::malformed);
  call.request.body = body;
  return std::nullopt;
}

std::optional<ApiReply> Api::read_headers(Call &call) const {
  auto &request = call.request;
  if (call.wire.headers.has("if-match")) {
    const auto sent = call.wire.headers.first("if-match");
    request.if_match = sent == "*" ? "*" : unquoted(sent);
    if (request.if_match.empty()) return refuse(call, Refused::changed_elsewhere);
  }
  if (!call.operation().creates) return std::nullopt;
  const auto key = call.wire.headers.first("idempotency-key");
  if (!IdempotencyKeys::readable(key)) return refuse(call, Refused::key_missing);
  const auto operation = idempotency_.operation(request, path_of(call.wire.target), key);
  if (!operation) return refuse(call, Refused::key_reused);
  request.operation_id = *operation;
  return std::nullopt;
}

// ---- What is answered ----

ApiReply Api::refuse(const Call &call, Refused why) const {
  return host::refuse(context_, call.request.language, why);
}

ApiReply Api::too_many(const Call &call, std::chrono::seconds wait) const {
  auto reply = refuse(call, Refused::too_many);
  reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return reply;
}

ApiReply Api::wrong_method(const Call &call) const {
  auto reply = refuse(call, Refused::method);
  reply.headers.emplace_back("Allow", allowed_list(call.found.allowed));
  return reply;
}

WireReply Api::on_wire(const Call &call, ApiReply reply) const {
  WireReply wire;
  std::string tag;
  for (auto &[name, value] : reply.headers) {
    if (name == "ETag") tag = value;
    wire.headers.emplace_back(name, name == "ETag" ? '"' + value + '"' : std::move(value));
  }
  if (auto *body = std::get_if<ApiBody>(&reply.content)) {
    wire.status = body->status;
    wire.body = std::move(body->bytes);
    const bool known = reads_only(call.wire.method) &&
                       lists_tag(call.wire.headers.first("if-none-match"), tag);
    if (known) wire = {304, std::move(wire.headers), ""};
    if (!body->content_type.empty() && !known)
      wire.headers.emplace_back("Content-Type", body->content_type);
    if (!body->file_name.empty())
      wire.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}\"", body->file_name));
  } else {
    const auto &problem = std::get<Problem>(reply.content);
    wire.status = problem.status;
    wire.headers.emplace_back("Content-Type", "application/problem+json");
    wire.headers.emplace_back("Content-Language", kit::code(call.request.language));
    wire.body = to_json(problem);
  }
  wire.headers.emplace_back("Vary", "Accept-Language, Authorization, Cookie");
  if (!call.csrf_token.empty()) wire.headers.emplace_back("X-CSRF-Token", call.csrf_token);
  security_.add(wire, "api");
  return wire;
}

void Api::note(const Call &call, const WireReply &reply, std::int64_t began_us) const {
  context_.log.write(kit::Level::info, "http",
                     fmt::format("{} {} {} {} ms", verb_of(call.wire.method),
                                 call.found.operation ? call.request.pattern : "-", reply.status,
                                 (context_.clock.steady_us() - began_us) / 1000));
}

}  // namespace ams::host
