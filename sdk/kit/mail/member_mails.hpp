// The mails of one member in an outbox: for their own copy, and for their erasure (PRV-17, PRV-20).
#pragma once

#include <string>
#include <vector>

#include <kit/crypto/sealer.hpp>
#include <kit/mail/outbox.hpp>

namespace ams::kit {

struct MemberMail {
  std::string template_name;
  Language language;
  std::string subject;  // empty once the content was purged
  MailState state;
  Instant created_at;
  std::optional<Instant> sent_at;
};

// Oldest first. A content that cannot be opened any more leaves the subject empty.
std::vector<MemberMail> mails_of(Transaction &transaction, const Sealer &sealer,
                                 const std::string &prefix, const Id &member_id);
// Takes all of them out, whatever their state. Returns how many there were.
std::uint64_t erase_mails_of(Transaction &transaction, const std::string &prefix,
                             const Id &member_id);

}  // namespace ams::kit
