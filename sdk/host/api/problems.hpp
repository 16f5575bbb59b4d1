// The host's own refusals of API calls, in both languages, and what they look like on the wire.
#pragma once

#include <string>

#include <host/api/exchange.hpp>
#include <host/context.hpp>

namespace ams::host {

enum class Refused {
  malformed,            // query, body or a header cannot be read
  no_token,
  bad_token,            // unknown, revoked or over: nobody learns which
  csrf,
  scope,
  membership_over,
  not_found,
  method,
  too_large,
  media_type,
  changed_elsewhere,    // If-Match names an older version
  version_missing,      // If-Match is needed
  key_missing,          // Idempotency-Key is needed
  key_reused,
  invalid,              // fields of the body, each with a sentence
  too_many,
  unavailable,
  internal,
};

ApiReply refuse(const Context &context, kit::Language language, Refused why);
// What the server refused before there was a request: 431, 501 and so on.
ApiReply refuse_status(const Context &context, kit::Language language, unsigned status);

std::string to_json(const Problem &problem);

}  // namespace ams::host
