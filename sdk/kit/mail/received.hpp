// A mail that somebody else wrote, read within limits. Poco's MailMessage::read never ends on a
// multipart that is cut off behind a byte 0xFF (shared/DEPENDENCIES.md), so this is a reader of its
// own: it looks at each byte a bounded number of times, throws nothing for any input, and says
// where it stopped.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ams::kit {

struct ReceivedLimits {
  std::size_t message = 2u << 20;       // bytes; what is behind them is not looked at
  std::size_t header_block = 64u << 10; // of the mail, and of each of its parts
  std::size_t fields = 200;             // of one header block
  std::size_t field = 4096;             // bytes of one field's value, unfolded
  std::size_t parts = 50;               // of the whole mail
  unsigned depth = 8;                   // of parts within parts
  std::size_t text = 64u << 10;         // bytes of a decoded text
};

// The fields of one header block in their order; names in lower case, values unfolded and without
// control characters, their bytes otherwise as they came.
class HeaderFields {
 public:
  // The first field of that name; empty when there is none.
  std::string_view first(std::string_view name) const;
  bool has(std::string_view name) const;

  struct Field {
    std::string name;
    std::string value;
  };
  std::vector<Field> list;
};

// One part that holds no further parts. `body` lies in the bytes that were read.
struct ReceivedPart {
  HeaderFields fields;
  std::string type;  // "text/plain", lower case
  std::string_view body;
};

struct ReceivedMail {
  HeaderFields fields;
  std::string type;                // of the whole: "multipart/report"
  std::vector<ReceivedPart> parts; // at least one
  bool cut = false;                // a limit was met, and something is missing
};

// `bytes` outlive what is returned.
ReceivedMail read_mail(std::string_view bytes, const ReceivedLimits &limits = {});

// A header block by itself: of a returned message, or of one group of a delivery status. `rest` is
// what follows its empty line.
HeaderFields read_fields(std::string_view bytes, std::string_view &rest,
                         const ReceivedLimits &limits = {});

// `value` of "text/plain; charset=utf-8": the parameter of that name, or empty.
std::string parameter_of(std::string_view value, std::string_view name);

// UTF-8 for people: transfer encoding and character set undone (UTF-8, ASCII, ISO-8859-1,
// Windows-1252), line ends as "\n", without other control characters; what is no text becomes
// U+FFFD.
std::string text_of(const ReceivedPart &part, const ReceivedLimits &limits = {});
// The first text/plain part; without one, the first text/html part without its tags; or empty.
std::string text_of(const ReceivedMail &mail, const ReceivedLimits &limits = {});
// A subject or a name: encoded words (RFC 2047) undone, one line of UTF-8.
std::string header_text_of(std::string_view value);

// The addr-specs in a field like To or From, those alone that `is_email` accepts; at most 20.
std::vector<std::string> addresses_in(std::string_view value);
// Whom the mail came to, as the servers on its way wrote it: Delivered-To, X-Original-To,
// Envelope-To, To and Cc.
std::vector<std::string> addressed_to(const ReceivedMail &mail);

// Nobody wrote it: an answering machine, a mail server (RFC 3834 and the fields in use beside it).
bool is_machine_written(const ReceivedMail &mail);
// That, or sent to many at once: no automatic answer may go to such a mail.
bool is_automatic(const ReceivedMail &mail);

}  // namespace ams::kit
