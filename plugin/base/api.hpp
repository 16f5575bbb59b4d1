// One call of the host's API and its answer, as the desks see them: no ABI, no sockets.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>
#include <kit/web/fields.hpp>

namespace tandem {

struct ApiRequest {
  ams::kit::Fields parameters;  // of the pattern
  ams::kit::Fields query;
  std::vector<std::string> scopes;  // that the caller holds
  ams::kit::Language language = ams::kit::Language::english;
  ams::kit::Id member_id;
  ams::kit::Id operation_id;  // of the Idempotency-Key; none without
  std::string if_match;       // entity tag without quotes; "*"; empty without
  std::string body;
  std::string session_key;
  ams::kit::Instant now;
  ams::kit::Deadline deadline;

  bool holds(std::string_view scope) const {
    for (const auto &held : scopes)
      if (held == scope) return true;
    return false;
  }
};

struct ApiAnswer {
  unsigned status = 200;
  std::string json;  // empty with 204
  std::string etag = {};
  std::string location = {};
  std::string next = {};  // path and query of the next page
};

struct ApiError {
  std::string field;  // "answers.biography"
  std::string message;
};

// A refusal: `code` is for programs, `title` for people.
struct ApiProblem {
  unsigned status = 422;
  std::string code;
  std::string title;
  std::vector<ApiError> errors = {};
};

// Does not exist, or is somebody else's: nobody learns which.
struct ApiNotThere {};

using ApiReply = std::variant<ApiAnswer, ApiProblem, ApiNotThere>;

struct ApiOperation {
  const char *method;      // "GET", "POST", "PUT", "DELETE"
  const char *pattern;     // "/api/v1/mentorship/requests/{request}"
  const char *permission;  // "member", "account"
  const char *scope;
  std::function<ApiReply(const ApiRequest &)> answer;
  bool creates = false;  // takes an Idempotency-Key
  std::uint32_t body_limit = 0;
};

using ApiOperations = std::vector<ApiOperation>;

}  // namespace tandem
