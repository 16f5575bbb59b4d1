// The outbox: a mail is a row written in the transaction that causes it, and leaves later.
//
//  1. `enqueue` writes the row; subject and bodies are sealed. The Message-ID is made from the
//     mail's id, so that every attempt carries the same one.
//  2. `step` claims due rows one by one with the job's fencing token
//     (UPDATE ... WHERE id=? AND state=queued), hands each to the transport, and records what
//     came of it. A claim whose lease passed is queued again: the only moment in which a mail can
//     go out twice is between the server's 250 and its recording.
//  3. 4xx and network errors are tried again after 1, 5, 15, 60 minutes and then hourly, for two
//     days; 5xx and what is older is dead and stays visible.
//  4. Sent bodies are purged after `purge_after`.
//  5. Of the job's workers only the one with the newest fencing token gets mails. An expired claim
//     is taken over at an equal or newer token, and what its old worker then reports is dropped:
//     a report counts for the claim (fence and attempt) it belongs to, and for no later one.
//
// Table `<prefix>_mails`, made by the owner's migration; sdk/kit/mail/README.md has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/log.hpp>
#include <kit/crypto/sealer.hpp>
#include <kit/database/database.hpp>
#include <kit/mail/message.hpp>
#include <kit/mail/transport.hpp>

namespace ams::kit {

// CSL-01: every template has a class.
enum class MailClass { transactional, service, commercial };

struct OutgoingMail {
  Id id;                 // the caller's: from make_id, or derived so that the effect is unique
  std::string template_name;  // "introduction_received"
  MailClass mail_class = MailClass::service;
  Id member_id;          // whom it is for; none for an address that is no member
  Id about_id;           // what it is about
  Address to;
  Address reply_to;
  // The sender's name in the mail's language; empty: the one that the sender has for all.
  std::string from_name;
  // Whose words are relayed (EML-06): shown before the sender's own name, whose address stays.
  std::string on_behalf_of;
  Language language = Language::english;
  std::string subject;
  std::string text;
  std::string html;
  std::vector<std::pair<std::string, std::string>> headers;  // further ones, as in Message
};

enum class MailState { queued, claimed, sent, dead, purged };

// What a console shows of a mail: everything but its content.
struct MailLine {
  Id id;
  std::string template_name;
  MailClass mail_class;
  Id member_id;
  Id about_id;
  Language language;
  std::string recipient;
  MailState state;
  unsigned attempts;
  Instant due_at;      // queued: the next attempt; claimed: the end of the lease
  std::string reply;   // of the last attempt
  Instant created_at;
  std::optional<Instant> sent_at;
};

// Which of them: what is left out does not matter.
struct MailQuery {
  std::optional<MailState> state = std::nullopt;
  Id member_id = {};                            // none: everybody's
  std::optional<MailLine> after = std::nullopt;  // older than this one, for the next page
};

struct OutboxSender {
  Address from;
  std::string envelope_from;  // empty: the transport's own
  std::string domain;         // right side of the Message-ID
};

class Outbox {
 public:
  Outbox(std::string prefix, Database &database, const Sealer &sealer, const Clock &clock,
         Log &log);

  // Throws DuplicateKey when that id is in the outbox already, std::invalid_argument for what
  // cannot become a mail (address, control characters, not UTF-8, more than 1 MiB), and
  // std::logic_error for MailClass::commercial: that one needs the member's consent, which is not
  // kept yet (CSL-02).
  void enqueue(Transaction &transaction, const OutgoingMail &mail) const;

  // Sends at most `limit` due mails. True when more are due at once.
  bool step(Transport &transport, const OutboxSender &sender, std::int64_t fencing_token,
            unsigned limit, Deadline deadline);
  // When the next queued mail or expired claim is due; nothing when none waits.
  std::optional<Instant> next_due(Deadline deadline) const;
  // How many mails were given up on; somebody has to look at them.
  std::uint64_t dead(Deadline deadline) const;
  // Empties the sealed bodies of what was sent before `before`; returns how many.
  std::uint64_t purge(Instant before, Deadline deadline);

  // The newest mails, of every state.
  std::vector<MailLine> recent(Transaction &transaction, unsigned limit) const;
  // The newest that the query means, at most `limit`.
  std::vector<MailLine> list(Transaction &transaction, const MailQuery &query,
                             unsigned limit) const;
  std::optional<MailLine> find(Transaction &transaction, const Id &id) const;
  // Queues a dead mail again, for another two days. False when there is no dead mail of that id.
  bool requeue(Transaction &transaction, const Id &id) const;
  // A server reported later that the mail did not arrive: a sent mail becomes a dead one, with the
  // report's `reply`, so that somebody sees it. Nothing else changes.
  void came_back(Transaction &transaction, const Id &id, const std::string &reply) const;
  // The same also for one that was sent and whose content is still there, for somebody whom it did
  // not reach: it leaves once more, with the same Message-ID.
  bool send_again(Transaction &transaction, const Id &id) const;

 private:
  std::string prefix_;
  Database &database_;
  const Sealer &sealer_;
  const Clock &clock_;
  Log &log_;
};

}  // namespace ams::kit
