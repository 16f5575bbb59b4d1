// A new e-mail address (SHR-03): it takes effect when its owner has opened the link that went
// there, and the old address can object, before and for a week after. Staff can set one at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/members/member.hpp>

namespace ams::host {

constexpr auto confirm_time = std::chrono::hours(24 * 3);
constexpr auto object_time = std::chrono::hours(24 * 7);
constexpr int most_confirm_mails = 5;  // of one change

struct PendingAddress {
  kit::Id id;
  std::string new_email;
  kit::Instant ends_at;
};

enum class AddressOutcome {
  done,
  over,   // the link is unknown, used, or its time has run out
  taken,  // meanwhile another account has that address
};

class AddressChange {
 public:
  // `events` may be null: a host without plugins.
  AddressChange(const Context &context, Events *events) : context_(context), events_(events) {}

  // Waits for the new address from now on; a change that waited before is given up.
  void begin(kit::Transaction &transaction, const Member &member,
             const std::string &new_email) const;
  // At once, by staff; the old address can object all the same.
  // `recorded` receives the events, to be delivered inline once the transaction is through.
  void set(kit::Transaction &transaction, Member member, const std::string &new_email,
           std::vector<kit::Id> &recorded) const;

  std::optional<PendingAddress> pending(kit::Transaction &transaction,
                                        const kit::Id &member) const;
  // Sends both messages again. False: nothing waits, or it was sent often enough.
  bool resend(kit::Transaction &transaction, const kit::Id &member) const;
  void give_up(kit::Transaction &transaction, const kit::Id &member) const;

  // What the links do; and whether they still would.
  AddressOutcome confirm(kit::Transaction &transaction, const std::string &token,
                         std::vector<kit::Id> &recorded) const;
  AddressOutcome object(kit::Transaction &transaction, const std::string &token,
                        std::vector<kit::Id> &recorded) const;
  bool can_confirm(kit::Transaction &transaction, const std::string &token) const;
  bool can_object(kit::Transaction &transaction, const std::string &token) const;

 private:
  struct Change;
  std::optional<Change> find(kit::Transaction &transaction, const char *where,
                             const kit::Parameters &parameters) const;
  void insert(kit::Transaction &transaction, const Change &change) const;
  void close(kit::Transaction &transaction, const kit::Id &id, int state) const;
  void put_in_effect(kit::Transaction &transaction, Member &member, const std::string &email,
                     std::vector<kit::Id> &recorded) const;
  void send_asked(kit::Transaction &transaction, const Member &member, const Change &change) const;
  void send_changed(kit::Transaction &transaction, const Member &member,
                    const Change &change) const;
  bool waits(const Change &change) const;
  bool may_object(const Change &change) const;
  std::string token(const char *kind, const kit::Id &change) const;
  std::string link(const char *kind, const kit::Id &change) const;

  const Context &context_;
  Events *events_;
};

}  // namespace ams::host
