// Inner part of the mail library: every statement on `<prefix>_mails`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "outbox.hpp"

namespace ams::kit::mail {

// A mail in the hands of one worker. Fence and attempt name the claim.
struct Claim {
  Id id;
  std::int64_t fence;
  std::int64_t attempt;
  Language language;
  std::string recipient;
  std::string content_sealed;
  Instant created_at;
  Instant give_up_at;
};

struct Outcome {
  MailState state;  // queued, sent or dead
  Instant due_at;
  std::string reply;
  std::optional<Instant> sent_at;
};

class OutboxStore {
 public:
  explicit OutboxStore(const std::string &prefix) : table_(prefix + "_mails") {}

  void insert(Transaction &transaction, const OutgoingMail &mail, const std::string &sealed,
              Instant now, Instant give_up_at) const;
  // Queued mails whose time has come, and claims whose lease has ended; none for a fencing token
  // older than one that has claimed here.
  std::vector<Id> due(Transaction &transaction, Instant now, std::int64_t fence,
                      unsigned limit) const;
  // Nothing when another worker was faster.
  std::optional<Claim> claim(Transaction &transaction, const Id &id, std::int64_t fence,
                             Instant now, Instant lease_until) const;
  // False when the claim is no longer this one.
  bool record(Transaction &transaction, const Claim &claim, const Outcome &outcome) const;
  std::optional<Instant> next_due(Transaction &transaction) const;
  std::uint64_t dead(Transaction &transaction) const;
  std::uint64_t purge(Transaction &transaction, Instant before, unsigned limit) const;
  std::vector<MailLine> recent(Transaction &transaction, unsigned limit) const;
  std::vector<MailLine> list(Transaction &transaction, const MailQuery &query,
                             unsigned limit) const;
  std::optional<MailLine> find(Transaction &transaction, const Id &id) const;
  bool send_again(Transaction &transaction, const Id &id, Instant now, Instant give_up_at) const;
  bool requeue(Transaction &transaction, const Id &id, Instant now, Instant give_up_at) const;
  void came_back(Transaction &transaction, const Id &id, const std::string &reply,
                 Instant now) const;

 private:
  std::string table_;
};

}  // namespace ams::kit::mail
