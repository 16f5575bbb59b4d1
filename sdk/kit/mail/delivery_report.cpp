#include "delivery_report.hpp"

#include <algorithm>

namespace ams::kit {
namespace {

constexpr std::size_t most_recipients = 20;
constexpr std::size_t longest_line = 300;

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char &c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string ascii(std::string_view text) {
  std::string line(text.substr(0, longest_line));
  for (char &c : line) {
    if (c < 0x20 || c >= 0x7F) c = '?';
  }
  return line;
}

// "rfc822; name@example.org" without the type in front.
std::string_view after_type(std::string_view value) {
  const auto semicolon = value.find(';');
  if (semicolon != value.npos) value.remove_prefix(semicolon + 1);
  const auto first = value.find_first_not_of(' ');
  return first == value.npos ? std::string_view() : value.substr(first);
}

std::optional<DeliveryReport::Action> action_of(std::string_view text) {
  using Action = DeliveryReport::Action;
  const std::string word = lowered(text.substr(0, text.find_first_of(" (;")));
  if (word == "failed") return Action::failed;
  if (word == "delayed") return Action::delayed;
  if (word == "delivered") return Action::delivered;
  if (word == "relayed") return Action::relayed;
  if (word == "expanded") return Action::expanded;
  return std::nullopt;
}

// RFC 3463: class "." subject "." detail; anything else is no status.
std::string status_of(std::string_view text) {
  const std::string status(text.substr(0, text.find_first_of(" (;")));
  const bool shaped =
      status.size() >= 5 && status.size() <= 9 &&
      std::count(status.begin(), status.end(), '.') == 2 &&
      (status[0] == '2' || status[0] == '4' || status[0] == '5') && status[1] == '.' &&
      status.find("..") == status.npos && status.back() != '.' &&
      status.find_first_not_of("0123456789.") == status.npos;
  return shaped ? status : std::string();
}

std::optional<DeliveryReport::Recipient> recipient_of(const HeaderFields &fields) {
  const auto action = action_of(fields.first("action"));
  if (!action) return std::nullopt;
  return DeliveryReport::Recipient{ascii(after_type(fields.first("final-recipient"))), *action,
                                   status_of(fields.first("status")),
                                   ascii(after_type(fields.first("diagnostic-code")))};
}

void read_status(std::string_view body, DeliveryReport &report) {
  while (!body.empty() && report.recipients.size() < most_recipients) {
    std::string_view rest;
    const HeaderFields group = read_fields(body, rest);
    if (group.has("original-envelope-id"))
      report.envelope_id = ascii(group.first("original-envelope-id"));
    if (auto recipient = recipient_of(group)) report.recipients.push_back(std::move(*recipient));
    body = rest;
  }
}

int weight(const DeliveryReport::Recipient &recipient) {
  if (DeliveryReport::is_permanent(recipient)) return 2;
  return recipient.action == DeliveryReport::Action::failed ? 1 : 0;
}

}  // namespace

bool DeliveryReport::is_permanent(const Recipient &recipient) {
  return recipient.action == Action::failed && !recipient.status.starts_with("4.");
}

const DeliveryReport::Recipient &DeliveryReport::worst() const {
  return *std::max_element(recipients.begin(), recipients.end(),
                           [](auto &left, auto &right) { return weight(left) < weight(right); });
}

std::optional<DeliveryReport> delivery_report(const ReceivedMail &mail) {
  if (mail.type != "multipart/report") return std::nullopt;
  DeliveryReport report;
  for (const ReceivedPart &part : mail.parts) {
    if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status")
      read_status(part.body, report);
    if (part.type == "message/rfc822" || part.type == "text/rfc822-headers" ||
        part.type == "message/global" || part.type == "message/global-headers") {
      std::string_view rest;
      report.message_id = ascii(read_fields(part.body, rest).first("message-id"));
    }
  }
  if (report.recipients.empty()) return std::nullopt;
  return report;
}

}  // namespace ams::kit
