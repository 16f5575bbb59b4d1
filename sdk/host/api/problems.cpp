#include <host/api/problems.hpp>

#include <nlohmann/json.hpp>

#include <iterator>

namespace ams::host {

namespace {

struct Known {
  Refused why;
  unsigned status;
  const char *code;
  kit::Text title;
};

constexpr Known known[] = {
    {Refused::malformed, 400, "malformed", _("The request cannot be read.")},
    {Refused::no_token, 401, "token_missing",
     _("Sign in, or send a personal access token.")},
    {Refused::bad_token, 401, "token_invalid",
     _("This token is not good: it is unknown, was revoked, or is over.")},
    {Refused::csrf, 403, "csrf_token_missing",
     _("With a session, a change needs the header X-CSRF-Token.")},
    {Refused::scope, 403, "insufficient_scope", _("The token may not do this.")},
    {Refused::membership_over, 403, "membership_over",
     _("Your membership has ended. Renew it to do this.")},
    {Refused::not_found, 404, "not_found", _("There is no such thing.")},
    {Refused::method, 405, "method_not_allowed", _("This cannot be done with this method.")},
    {Refused::too_large, 413, "too_large", _("The body is too large.")},
    {Refused::media_type, 415, "media_type", _("The body has to be application/json.")},
    {Refused::changed_elsewhere, 412, "changed_elsewhere",
     _("It was changed in the meantime. Read it again, and send If-Match with its new ETag.")},
    {Refused::version_missing, 428, "version_missing",
     _("Send If-Match with the ETag that you read.")},
    {Refused::key_missing, 400, "idempotency_key_missing",
     _("Send the header Idempotency-Key: 1 to 200 characters that you use for this once.")},
    {Refused::key_reused, 422, "idempotency_key_reused",
     _("This Idempotency-Key was used for something else.")},
    {Refused::invalid, 422, "invalid", _("Some of what was sent cannot be taken.")},
    {Refused::too_many, 429, "too_many_requests", _("Too many requests. Please wait a little.")},
    {Refused::unavailable, 503, "unavailable", _("Please try again in a moment.")},
    {Refused::internal, 500, "internal", _("Something went wrong. We have been told.")},
};

}  // namespace

bool ApiRequest::holds(std::string_view scope) const {
  for (const auto &held : scopes)
    if (held == scope) return true;
  return false;
}

ApiReply refuse(const Context &context, kit::Language language, Refused why) {
  for (const Known &one : known) {
    if (one.why != why) continue;
    ApiReply reply{Problem{one.status, one.code, context.catalogue.say(language, one.title)}};
    if (one.status == 503) reply.headers.emplace_back("Retry-After", "2");
    return reply;
  }
  return refuse(context, language, Refused::internal);
}

ApiReply refuse_status(const Context &context, kit::Language language, unsigned status) {
  for (const Known &one : known)
    if (one.status == status && one.why != Refused::key_missing)
      return refuse(context, language, one.why);
  auto reply = refuse(context, language, Refused::malformed);
  std::get<Problem>(reply.content).status = status;
  return reply;
}

std::string to_json(const Problem &problem) {
  nlohmann::json body = {
      {"type", "urn:ams:problem:" + problem.code},
      {"title", problem.title},
      {"status", problem.status}};
  if (!problem.detail.empty()) body["detail"] = problem.detail;
  for (const auto &[field, message] : problem.errors)
    body["errors"].push_back({{"field", field}, {"message", message}});
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace ams::host
