#include <plugin/desks/api/wire.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include <kit/crypto/token.hpp>

namespace tandem::desks {

namespace {

constexpr std::size_t usual_limit = 20;
constexpr std::size_t highest_limit = 100;

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Where a page begins; nothing for a cursor that nobody here made.
std::optional<std::size_t> begin_of(const ApiRequest &request) {
  if (!request.query.has("cursor")) return 0;
  std::string place;
  if (!kit::from_base64url(request.query.first("cursor"), place)) return std::nullopt;
  return number_of(place);
}

std::optional<std::size_t> limit_of(const ApiRequest &request) {
  if (!request.query.has("limit")) return usual_limit;
  const auto limit = number_of(request.query.first("limit"));
  return limit && *limit >= 1 && *limit <= highest_limit ? limit : std::nullopt;
}

}  // namespace

json body_of(const ApiRequest &request) {
  return request.body.empty() ? json::object() : json::parse(request.body);
}

std::string dump(const json &body) {
  return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

ApiAnswer answer(const json &body, unsigned status) {
  return {.status = status, .json = dump(body)};
}

std::string time_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const kit::Date date{day};
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

json time_or_null(const std::optional<Instant> &instant) {
  return instant ? json(time_text(*instant)) : json();
}

ApiProblem problem(const Context &context, const ApiRequest &request, unsigned status,
                   const char *code, kit::Text title) {
  return {status, code, context.catalogue.say(request.language, title)};
}

ApiProblem invalid(const Context &context, const ApiRequest &request,
                   std::vector<ApiError> errors) {
  auto refused = problem(context, request, 422, "invalid",
                         _("Some of what was sent cannot be taken."));
  refused.errors = std::move(errors);
  return refused;
}

std::string say_unknown(const Context &context, const ApiRequest &request) {
  return context.catalogue.say(request.language, _("There is no such field here."));
}

std::string say_wrong_type(const Context &context, const ApiRequest &request) {
  return context.catalogue.say(request.language, _("This is not of the type that is wanted."));
}

void refuse_unknown(const Context &context, const ApiRequest &request, const json &object,
                    std::initializer_list<const char *> known, std::vector<ApiError> &errors) {
  for (const auto &[name, value] : object.items())
    if (std::ranges::find(known, std::string_view(name),
                          [](const char *each) { return std::string_view(each); }) == known.end())
      errors.push_back({name, say_unknown(context, request)});
}

std::string text_of(const Context &context, const ApiRequest &request, const json &object,
                    const char *name, std::vector<ApiError> &errors) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return "";
  if (found->is_string()) return found->get<std::string>();
  errors.push_back({name, say_wrong_type(context, request)});
  return "";
}

Version compare(const ApiRequest &request, std::int64_t version) {
  if (request.if_match.empty()) return Version::missing;
  const bool same = request.if_match == "*" || request.if_match == std::to_string(version);
  return same ? Version::holds : Version::differs;
}

ApiReply page_of(const Context &context, const ApiRequest &request, const std::string &path,
                 std::size_t size, const std::function<json(std::size_t)> &item) {
  const auto begin = begin_of(request);
  const auto limit = limit_of(request);
  if (!begin || !limit)
    return problem(context, request, 400, "malformed",
                   _("The limit is a number from 1 to 100; the cursor comes out of a Link."));
  json items = json::array();
  const std::size_t end = std::min(size, *begin + *limit);
  for (std::size_t at = *begin; at < end; ++at) items.push_back(item(at));
  auto reply = answer({{"items", std::move(items)}});
  if (end < size)
    reply.next = path + "?limit=" + std::to_string(*limit) +
                 "&cursor=" + kit::to_base64url(std::to_string(end));
  return reply;
}

}  // namespace tandem::desks
