// Pairings: what an accepted introduction becomes (FOM-18 to FOM-20). Every change is in the
// transaction it is given, with its audit line and its mails; a refusal is thrown.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <plugin/introductions/letters.hpp>
#include <plugin/introductions/rules.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::introductions {

class Pairings {
 public:
  Pairings(const Context &context, const members::Service &members,
           const mentors::Service &mentors, const Letters &letters)
      : context_(context), members_(members), mentors_(mentors), letters_(letters) {}

  // Of an introduction that is being accepted; the mentor's inbox is locked. Throws RefusedError:
  // `capacity_reached`.
  void begin(Transaction &transaction, const Envelope &envelope, Instant now) const;
  // FOM-20, by either side. Throws RefusedError: `not_theirs`, or `ended_before`. Takes locks
  // first: call it before anything is read in the transaction.
  struct Farewell {
    std::string_view typed;
    bool tell_staff = false;  // that it ended, never the words
  };
  void end(Transaction &transaction, const Id &pairing_id, const Id &actor_id,
           const Farewell &farewell, Instant now) const;
  // FOM-12: the mark `full` as it has to be with this capacity and the pairings there are. The
  // inbox is locked.
  void refresh_full(Transaction &transaction, const Id &mentor_id,
                    std::optional<std::int64_t> capacity) const;
  // Without a word about why; both inboxes are locked.
  void end_between(Transaction &transaction, const Id &one, const Id &other, Instant now) const;
  // PRV-20: whoever is gone for good holds nobody's place. The other one is told as neutrally.
  void end_all_of(Transaction &transaction, const Id &member_id, Instant now) const;
  // FOM-18, FOM-19: puts what is typed in the place of version `typed.version`. Throws
  // RefusedError: `agreement_changed` when the other one was faster.
  void agree(Transaction &transaction, const Id &pairing_id, const Id &actor_id,
             const Agreement &typed, Instant now) const;

  // ---- Reading ----

  std::optional<Pairing> find(Transaction &transaction, const Id &pairing_id) const;
  std::optional<Pairing> of_introduction(Transaction &transaction, const Id &introduction_id) const;
  // With the mentees' names, which lie sealed: for one person's list.
  std::vector<Pairing> standing_of(Transaction &transaction, const Id &member_id) const;
  std::vector<Pairing> ended_of(Transaction &transaction, const Id &member_id) const;
  // Standing, without name; nothing when these two are not connected.
  std::optional<Pairing> between(Transaction &transaction, const Id &mentee_id,
                                 const Id &mentor_id) const;

 private:
  std::optional<std::int64_t> capacity_of(Transaction &transaction, const Id &mentor_id) const;
  void carry_out_end(Transaction &transaction, const Pairing &pairing, const Ending &ending) const;
  void name_mentees(Transaction &transaction, const Id &reader_id,
                    std::vector<Pairing> &pairings) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const Letters &letters_;
};

// Somebody who was erased is left without name and address; no mail goes to them.
People people_of(Transaction &transaction, const members::Service &members, const Id &mentee_id,
                 const Id &mentor_id);

// Whoever of the two is not `member_id`.
const Id &other_of(const Pairing &pairing, const Id &member_id);

}  // namespace tandem::introductions
