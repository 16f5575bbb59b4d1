// All SQL of mentors and their submissions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/members/types.hpp>
#include <plugin/mentors/submission.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors::store {

std::optional<Mentor> find(Transaction &transaction, const Context &context, const Id &member_id);
// Writes a new record (version 0) or the next version of it. False: somebody changed it meanwhile.
bool write(Transaction &transaction, const Context &context, Mentor &mentor);

struct Changed {
  Mentor mentor;
  members::Member member;
  std::int64_t revision;
};
std::vector<Changed> changed_since(Transaction &transaction, const Context &context,
                                   std::int64_t revision, unsigned limit);
// Of these, as they are now, in one statement; at most `most_read`.
constexpr std::size_t most_read = 20;
std::vector<Changed> read(Transaction &transaction, const Context &context,
                          const std::vector<Id> &ids);
std::int64_t count(Transaction &transaction);
std::int64_t revision(Transaction &transaction);
std::int64_t count_opted_in(Transaction &transaction);
// Takes a revision for every mentor who has opted in: what they are listed by has changed.
void stamp_all(Transaction &transaction);
// Takes the next revision for this mentor; nothing when there is no record.
void stamp(Transaction &transaction, const Id &member_id);
// True: it was otherwise before.
bool mark_full(Transaction &transaction, const Id &member_id, bool full);

// "waiting", "applied", "draft", "prepared", "superseded", "needs_acknowledgement"
struct Kept {
  Id event_id;
  Id member_id;
  std::string form;
  std::string state;
  Instant answered_at;
  std::string sealed;
};
void keep(Transaction &transaction, const Kept &submission);
std::optional<Kept> find_submission(Transaction &transaction, const Id &event_id);
// The newest one that holds answers and is not applied.
std::optional<Kept> newest_unapplied(Transaction &transaction, const Id &member_id);
std::optional<Kept> newest(Transaction &transaction, const Id &member_id);
// Moves a submission on from `before`; `empty` also takes its content away. False: it was not
// there.
bool decide(Transaction &transaction, const Id &event_id, std::string_view before,
            std::string_view after, Instant at, bool empty);
// What is older than `at` and not applied is superseded, its content gone; but what waits for its
// fee keeps it when `keep_waiting`, since the member may pay for it yet.
void supersede_older(Transaction &transaction, const Id &member_id, Instant at, bool keep_waiting);
Instant newest_applied_at(Transaction &transaction, const Id &member_id);
void erase_submissions(Transaction &transaction, const Id &member_id);

// An outcome that came before its submission.
void keep_early(Transaction &transaction, const Id &event_id, std::string_view outcome, Instant at);
std::optional<std::string> take_early(Transaction &transaction, const Id &event_id);

// ---- Clocks (clock_store.cpp) ----

struct Clocks {
  Id mentor_id;
  std::optional<Instant> pause_at;
  std::optional<Instant> remind_at;
  std::optional<Instant> tell_at;
};
// Counts one more expired introduction; returns how many there were in a row.
std::int64_t count_expired(Transaction &transaction, const Id &mentor_id);
// The count begins anew, and nothing is asked any more.
void forget_expired(Transaction &transaction, const Id &mentor_id);
std::optional<Clocks> clocks_of(Transaction &transaction, const Id &mentor_id);
void set_pause_at(Transaction &transaction, const Id &mentor_id, Instant at);
void set_remind_at(Transaction &transaction, const Id &mentor_id, std::optional<Instant> at);
void set_tell_at(Transaction &transaction, const Id &mentor_id, Instant at);
// Everybody who has opted in is to be told.
void tell_all(Transaction &transaction, Instant at);
std::optional<Instant> next_clock(Transaction &transaction);
std::optional<Clocks> due_clocks(Transaction &transaction, Instant now);
// Stops one clock that is due at `at`: false when it was stopped or set anew meanwhile.
bool stop_pause(Transaction &transaction, const Id &mentor_id, Instant at);
bool stop_reminder(Transaction &transaction, const Id &mentor_id, Instant at);
bool stop_telling(Transaction &transaction, const Id &mentor_id, Instant at);
void drop_clocks(Transaction &transaction, const Id &mentor_id);

}  // namespace tandem::mentors::store
