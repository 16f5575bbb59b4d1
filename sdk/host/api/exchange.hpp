// One call of the JSON API and its answer, between the API's front (api.hpp) and its operations.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <host/http/exchange.hpp>

namespace ams::host {

struct ApiRequest {
  Method method = Method::get;
  std::string pattern;
  kit::Fields parameters;
  kit::Fields query;
  kit::Fields headers;  // names in lower case
  std::string body;
  kit::Language language = kit::Language::english;
  std::optional<Session> session;   // who asks, by session or by token
  std::vector<std::string> scopes;  // that they hold
  bool by_token = false;
  kit::Id operation_id;  // of Idempotency-Key; none without
  std::string if_match;  // without quotes; "*" as it is
  std::string client_key;
  std::string session_key;
  kit::Instant now;
  kit::Deadline deadline;

  bool holds(std::string_view scope) const;
};

using ApiHeaders = std::vector<std::pair<std::string, std::string>>;

struct ApiBody {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string bytes;
  std::string file_name = {};
};

struct FieldProblem {
  std::string field;
  std::string message;
};

// A refusal (RFC 9457). `code` is the stable end of its type: "not_found", "demo:too_late".
struct Problem {
  unsigned status = 500;
  std::string code;
  std::string title;
  std::string detail = {};
  std::vector<FieldProblem> errors = {};
};

struct ApiReply {
  std::variant<ApiBody, Problem> content;
  ApiHeaders headers = {};
};

// As the table holds it (ams.api/1).
struct Operation {
  Method method = Method::get;
  std::string pattern;
  std::string permission;  // "public", "account", "member", "staff"
  std::string scope;
  std::size_t body_limit = 65536;
  bool creates = false;
  std::function<ApiReply(const ApiRequest &)> answer;
};

}  // namespace ams::host
