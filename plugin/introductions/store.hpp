// All SQL of introductions, and of what was asked before their answer; that of pairings is in
// pairing_store. Whatever somebody wrote is sealed at rest.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/introductions/types.hpp>

namespace tandem::introductions::store {

// Waits for whoever sends to this mentor, or takes the mentor out, and makes others wait. First
// statement of both: what is read after it is not older than the other's commit.
void lock_inbox(Transaction &transaction, const Id &mentor_id);

// A new introduction, open. Throws DuplicateKey when one is open between the two.
void insert(Transaction &transaction, const Context &context, const Introduction &introduction);

// Takes one of `limit` slots. False: all are taken.
bool take_mentee_slot(Transaction &transaction, const Envelope &envelope, std::int64_t limit);
bool take_mentor_slot(Transaction &transaction, const Envelope &envelope, std::int64_t limit);
void free_slots(Transaction &transaction, const Id &introduction_id);
std::int64_t slots_of_mentee(Transaction &transaction, const Id &mentee_id);
std::int64_t slots_of_mentor(Transaction &transaction, const Id &mentor_id);

std::optional<Envelope> find_envelope(Transaction &transaction, const Id &id);
// The newest committed state, held until the transaction ends.
std::optional<Envelope> lock_envelope(Transaction &transaction, const Id &id);
std::optional<Introduction> find(Transaction &transaction, const Context &context, const Id &id);
// With the sealed parts of an introduction whose envelope is locked.
Introduction open_locked(Transaction &transaction, const Context &context,
                         const Envelope &envelope);

// Newest first, at most `limit`.
std::vector<Envelope> of_mentee(Transaction &transaction, const Id &mentee_id, unsigned limit);
std::vector<Envelope> of_mentor(Transaction &transaction, const Id &mentor_id, unsigned limit);
std::vector<Envelope> lock_open_of_mentor(Transaction &transaction, const Id &mentor_id);
// Whichever of the two wrote.
std::vector<Envelope> lock_open_between(Transaction &transaction, const Id &one, const Id &other);

// Between the two. Held: as committed last, and unchanged until the transaction ends.
struct History {
  bool open = false;
  std::optional<Instant> declined_at;
};
enum class Hold { no, yes };
History history(Transaction &transaction, const Id &mentee_id, const Id &mentor_id, Hold hold);

// Ends an open introduction. False: it is not what `before` says any more.
bool end(Transaction &transaction, const Context &context, const Envelope &before, State to,
         Instant at, const std::string &note);
bool mark_reminded(Transaction &transaction, const Envelope &before, Instant at);
// The mentor's next question; and the mentee's answer to the one that waits. `after` holds the end
// and the reminder as they are from then on.
bool ask(Transaction &transaction, const Context &context, const Envelope &before, Instant at,
         const std::string &question);
bool reply(Transaction &transaction, const Context &context, const Envelope &before,
           const Envelope &after, Instant at, const std::string &answer);

// What a clock is due for at `now`: the oldest one; and when the next one is due.
std::optional<Id> due_for_reminder(Transaction &transaction, Instant now);
std::optional<Id> due_for_expiry(Transaction &transaction, Instant now);
std::optional<Instant> next_reminder(Transaction &transaction, Instant now);
std::optional<Instant> next_expiry(Transaction &transaction);

}  // namespace tandem::introductions::store
