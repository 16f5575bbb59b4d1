// What a server says became of a mail: multipart/report of type delivery-status (RFC 3462, 3464,
// and its UTF-8 form, RFC 6533).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <kit/mail/received.hpp>

namespace ams::kit {

struct DeliveryReport {
  enum class Action { failed, delayed, delivered, relayed, expanded };
  struct Recipient {
    std::string address;     // Final-Recipient, without its type; whatever was written there
    Action action;
    std::string status;      // "5.1.1"
    std::string diagnostic;  // one line of ASCII, at most 300 bytes
  };
  std::vector<Recipient> recipients;  // at least one, at most 20
  std::string envelope_id;            // Original-Envelope-Id
  std::string message_id;             // of the returned message, if it came along

  // RFC 3463: 5.x.x will not change by waiting; 4.x.x is a failure for now, or one given up on
  // after waiting.
  static bool is_permanent(const Recipient &recipient);
  // A failure that stays before one that may pass, before news; of equals the first.
  const Recipient &worst() const;
};

// Nothing when the mail is no such report or names no recipient.
std::optional<DeliveryReport> delivery_report(const ReceivedMail &mail);

}  // namespace ams::kit
