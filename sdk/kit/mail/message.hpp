// One mail, composed to RFC 5322 with Poco: multipart/alternative, UTF-8, language of the
// recipient (EML-06). Names and subjects with control characters are refused, not cleaned: who
// calls has validated them as one-line fields.
#pragma once

#include <string>
#include <string_view>
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

// CRLF line ends, 7-bit clean, quoted-printable bodies; text alone when `html` is empty. The same
// message gives the same bytes. Throws std::invalid_argument for a control character in a header
// value, an address that is not one addr-spec, or a further header that is one of compose's own.
std::string compose(const Message &message);

// True for UTF-8 without control characters (both ranges, U+2028, U+2029): what a name, a subject
// or a further header may be.
bool is_header_text(std::string_view text);
// Makes such a text of what nobody has validated (a name out of another system): control characters
// and what is not UTF-8 become one space, spaces are not doubled. What turns the direction of text
// (U+202A to U+202E, U+2066 to U+2069) is dropped: no name may make what follows it misread.
std::string header_text(std::string_view text);

// One plausible addr-spec: local@domain, ASCII, no spaces, quotes, control characters, at most 254
// bytes. The domain has a dot, or is "localhost".
bool is_email(std::string_view text);

}  // namespace ams::kit
