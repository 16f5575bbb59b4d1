#include <plugin/desks/api/concerns.hpp>

#include <plugin/base/operations.hpp>
#include <plugin/concerns/words.hpp>
#include <plugin/desks/api/scopes.hpp>

namespace tandem::desks {

using concerns::Concern;
using concerns::Refusal;

namespace {

constexpr const char *concerns_path = "/api/v1/mentorship/concerns";
constexpr const char *blocks_path = "/api/v1/mentorship/blocks";
// 5,000 characters of any script, escaped.
constexpr std::uint32_t body_limit = 128 * 1024;

// The field of the body that a refusal is about.
const char *field_of(Refusal why) {
  switch (why) {
    case Refusal::kind_missing: return "kind";
    case Refusal::words_missing:
    case Refusal::words_too_long:
    case Refusal::words_malformed: return "words";
    case Refusal::reach_too_long:
    case Refusal::reach_malformed: return "reach";
    default: return nullptr;
  }
}

}  // namespace

ApiOperations ConcernsApi::operations() const {
  const auto by = [this](ApiReply (ConcernsApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  using Self = ConcernsApi;
  return {{"GET", concerns_path, "account", read_scope, by(&Self::list)},
          {"POST", concerns_path, "account", write_scope, by(&Self::report), true, body_limit},
          {"GET", blocks_path, "account", read_scope, by(&Self::blocks)},
          {"POST", blocks_path, "account", write_scope, by(&Self::block), true},
          {"DELETE", "/api/v1/mentorship/blocks/{blocked}", "account", write_scope,
           by(&Self::lift)}};
}

json ConcernsApi::concern_json(Transaction &transaction, const Concern &concern) const {
  const auto about = concerns_.about_name(transaction, concern.id);
  return {{"id", concern.id.text()},
          {"reference", concern.reference},
          {"kind", concerns::code(concern.kind)},
          {"state", concerns::code(concern.state)},
          {"about", about.empty() ? json() : json(about)},
          {"reported_at", time_text(concern.reported_at)},
          {"closed_at", time_or_null(concern.closed_at)}};
}

ApiReply ConcernsApi::list(const ApiRequest &request) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto all = concerns_.of_reporter(transaction, request.member_id);
    return page_of(context_, request, concerns_path, all.size(),
                   [&](std::size_t at) { return concern_json(transaction, all[at]); });
  });
}

ApiReply ConcernsApi::refused(const ApiRequest &request, Refusal why) const {
  const auto words = concerns::say(context_, request.language, why);
  if (const char *field = field_of(why)) return invalid(context_, request, {{field, words}});
  const unsigned status = why == Refusal::too_many_today ? 429 : 409;
  return ApiProblem{status, concerns::code(why), words};
}

ApiReply ConcernsApi::report(const ApiRequest &request) const {
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"about_id", "regarding", "kind", "words", "reach"},
                 errors);
  const auto text = [&](const char *name) {
    return text_of(context_, request, body, name, errors);
  };
  const auto about_text = text("about_id"), regarding_text = text("regarding");
  const auto read = concerns::read_report({text("kind"), text("words"), text("reach")});
  const auto about = Id::parse(about_text);
  const auto regarding = concerns::parse_in(concerns::regardings, regarding_text);
  if (!about && !about_text.empty())
    errors.push_back({"about_id", say_wrong_type(context_, request)});
  if (!regarding && !regarding_text.empty())
    errors.push_back({"regarding", say_wrong_type(context_, request)});
  for (const auto why : read.refusals)
    if (const char *field = field_of(why))
      errors.push_back({field, concerns::say(context_, request.language, why)});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    const auto id = run_operation(
        context_, request.operation_id, request.member_id, request.deadline,
        [&](Transaction &transaction) {
          return concerns_
              .report(transaction, request.member_id,
                      {about.value_or(Id{}), "",
                       regarding.value_or(concerns::Regarding::general), read.kind, read.words,
                       request.language},
                      request.now)
              .text();
        });
    return context_.database.run(request.deadline, [&](Transaction &transaction) {
      const auto concern = concerns_.find(transaction, Id::parse(id).value());
      return ApiReply{answer(concern_json(transaction, concern.value()), 201)};
    });
  } catch (const concerns::RefusedError &error) {
    return refused(request, error.why);
  }
}

ApiReply ConcernsApi::blocks(const ApiRequest &request) const {
  const auto all = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return concerns_.blocks_of(transaction, request.member_id);
  });
  return page_of(context_, request, blocks_path, all.size(), [&](std::size_t at) {
    return json{{"id", all[at].blocked_id.text()},
                {"name", all[at].name},
                {"blocked_at", time_text(all[at].blocked_at)}};
  });
}

// Only somebody whom they know: nobody finds out by blocking who is a member.
ApiReply ConcernsApi::block(const ApiRequest &request) const {
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"member_id"}, errors);
  const auto id = Id::parse(text_of(context_, request, body, "member_id", errors));
  if (!id && errors.empty()) errors.push_back({"member_id", say_wrong_type(context_, request)});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  const auto name = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return concerns_.name_of(transaction, request.member_id, *id, request.now);
  });
  if (!name) return ApiNotThere{};
  try {
    run_operation(context_, request.operation_id, request.member_id, request.deadline,
                  [&](Transaction &transaction) {
                    concerns_.block(transaction, request.member_id, *id, *name, request.now);
                    return id->text();
                  });
  } catch (const concerns::RefusedError &error) {
    return refused(request, error.why);
  }
  return blocks(request);
}

ApiReply ConcernsApi::lift(const ApiRequest &request) const {
  const auto id = Id::parse(request.parameters.first("blocked"));
  if (!id) return ApiNotThere{};
  const bool was = context_.database.run(request.deadline, [&](Transaction &transaction) {
    if (!concerns_.has_blocked(transaction, request.member_id, *id)) return false;
    concerns_.unblock(transaction, request.member_id, *id);
    return true;
  });
  return was ? ApiReply{ApiAnswer{.status = 204, .json = ""}} : ApiReply{ApiNotThere{}};
}

}  // namespace tandem::desks
