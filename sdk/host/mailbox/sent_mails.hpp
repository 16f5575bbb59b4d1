// The one way out for mails of the host and of every plugin: gives each its own return path, keeps
// what became of it, and holds back what need not be sent to an address that mail comes back from
// (SHR-03, EML-05).
#pragma once

#include <memory>
#include <string>

#include <host/context.hpp>
#include <host/mailbox/sent_mail_store.hpp>

namespace ams::host {

class SentMails {
 public:
  // References outlive it.
  SentMails(const Context &context, kit::Transport &transport);

  // One attempt. `owner` is the plugin's id, or empty for the host. An envelope sender other than
  // the host's own is left as it is. What is held back is answered with retry_later: it goes out
  // when the address works again, or is given up by its outbox. Any thread.
  kit::Attempt send(const std::string &owner, std::string_view envelope_from,
                    std::string_view recipient, std::string_view message, kit::Deadline deadline);

 private:
  struct Prepared;
  Prepared prepare(const std::string &owner, std::string_view recipient, std::string_view message,
                   kit::Deadline deadline) const;
  void record(const SentMail &mail, const kit::Attempt &attempt) const;
  std::string with_reply_to(std::string_view message, const kit::Id &token) const;

  const Context &context_;
  kit::Transport &transport_;
  const std::string return_address_;
  kit::Sealer sealer_;
};

// The host's own mails, as its outbox hands them over.
std::unique_ptr<kit::Transport> make_own_transport(SentMails &mails);

}  // namespace ams::host
