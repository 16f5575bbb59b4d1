// What becomes of a mail that was collected: a report about one of ours, a reply, or nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <kit/mail/delivery_report.hpp>

namespace ams::host {

// Whose mail it answers stands in the address it came to, and nowhere else: what a mail says of
// itself anybody can write.
struct Sorted {
  enum class Kind { report, machine, reply } kind = Kind::reply;
  std::optional<kit::Id> bounce_token;
  std::optional<kit::Id> reply_token;
  std::optional<kit::DeliveryReport> report;
};

// Pure.
Sorted sorted(const kit::ReceivedMail &mail, std::string_view return_address);

class Post {
 public:
  Post(const Context &context, Events &events);

  // Handles one mail in the transaction that records it as handled. `cut`: only its beginning is
  // there. Returns what it was, in a word: "bounce", "unknown", "news", "machine" or "reply".
  std::string take_in(kit::Transaction &transaction, const std::string &raw, bool cut) const;

 private:
  std::string take_report(kit::Transaction &transaction, const Sorted &what) const;
  void tell(kit::Transaction &transaction, const struct SentMail &mail,
            const struct Failure &failure) const;

  const Context &context_;
  Events &events_;
  const std::string return_address_;
};

}  // namespace ams::host
