// One mail, composed to RFC 5322 with Poco: multipart/alternative, UTF-8, language of the
// recipient (EML-06). Names and subjects with control characters are refused, not cleaned: who
// calls has validated them as one-line fields.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::kit {

struct Address {
  std::string name;  // display only; may be empty
  std::string email;
};

struct Message {
  std::string message_id;  // "<id@domain>": stable over retries
  Instant date;
  Address from;
  Address to;
  Address reply_to;  // email empty: none
  std::string subject;
  std::string text;
  std::string html;
  Language language = Language::english;
  std::vector<std::pair<std::string, std::string>> headers;  // further ones, ASCII
};

// CRLF line ends, 7-bit clean, base64 or quoted-printable bodies. Throws std::invalid_argument
// for a control character in a header value, or an address that is not one addr-spec.
std::string compose(const Message &message);

// One plausible addr-spec: local@domain, no spaces, quotes, control characters, at most 254 bytes.
bool is_email(std::string_view text);

}  // namespace ams::kit
