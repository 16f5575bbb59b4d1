// Addresses that mail comes back from (ams_address_troubles, ams_bounces; SHR-03, EML-05).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <host/mailbox/sent_mail_store.hpp>
#include <kit/database/database.hpp>

namespace ams::host {

// So many failures that may pass, of different mails, within that time are one that stays.
constexpr std::int64_t soft_failures = 3;
constexpr std::chrono::hours soft_window = std::chrono::hours(24 * 14);

struct Trouble {
  std::string address;
  kit::Instant broken_at;
  std::string status;
};

// What a server said of one mail.
struct Failure {
  bool permanent = false;
  std::string status;      // "5.1.1", or empty
  std::string diagnostic;  // one line of ASCII, at most 300 bytes
};

// For staff.
struct BounceLine {
  kit::Id id;
  kit::Id member_id;
  std::string recipient;
  Failure failure;
  kit::Instant received_at;
  std::optional<kit::Instant> done_at;
};

class Troubles {
 public:
  // Writes the row, marks the mail, and where it is enough raises the banner. False: that was
  // reported before, and nothing changed.
  static bool record(kit::Transaction &transaction, const kit::Id &id, const SentMail &mail,
                     const Failure &failure, kit::Instant now);
  // Whether mail to that address waits.
  static bool holds_back(kit::Transaction &transaction, const std::string &address);
  static std::optional<Trouble> of_member(kit::Transaction &transaction, const kit::Id &member);
  // The member says that it works again: mails sent before count no more.
  static void confirm(kit::Transaction &transaction, const kit::Id &member, kit::Instant now);
  // A mail got through to `address`: what was known of the member's former one is over.
  static void reached(kit::Transaction &transaction, const kit::Id &member,
                      const std::string &address);

  static std::vector<BounceLine> latest(kit::Transaction &transaction, unsigned limit);
  // Those that staff have not looked after.
  static std::int64_t count_open(kit::Transaction &transaction);
  // False: there is no such row. Done before is as good.
  static bool done(kit::Transaction &transaction, const kit::Id &id, const kit::Id &staff,
                   kit::Instant now);
};

}  // namespace ams::host
