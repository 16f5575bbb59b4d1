// All SQL of ams_sent_mails: what became of every mail that left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <kit/database/database.hpp>

namespace ams::host {

enum class SentState { on_its_way, taken, refused, came_back, delayed, held };

struct SentMail {
  kit::Id token;
  std::string owner;  // the plugin's id; empty: the host
  kit::Id mail_id;    // the owner's, out of the Message-ID; none if it is no id
  kit::Id member_id;  // whose address it was; none for an address that is no member's
  std::string recipient;
  std::string subject_sealed;
  SentState state = SentState::on_its_way;
  kit::Instant created_at;
};

class SentMailStore {
 public:
  // The row with that key, or `fresh` put there.
  static SentMail find_or_insert(kit::Transaction &transaction, const std::string &key,
                                 const SentMail &fresh);
  // Locked until the transaction ends.
  static std::optional<SentMail> lock(kit::Transaction &transaction, const kit::Id &token);
  static std::optional<SentMail> find(kit::Transaction &transaction, const kit::Id &token);
  // The newest row about that mail of the host's own.
  static std::optional<SentMail> of_mail(kit::Transaction &transaction, const kit::Id &mail_id);
  static void set_state(kit::Transaction &transaction, const kit::Id &token, SentState state,
                        kit::Instant now);
  static std::vector<SentMail> of_member(kit::Transaction &transaction, const kit::Id &member,
                                         unsigned limit);
  static std::uint64_t purge(kit::Transaction &transaction, kit::Instant before, unsigned limit);
};

// Where a subject is sealed.
std::string subject_place(const kit::Id &token);

}  // namespace ams::host
