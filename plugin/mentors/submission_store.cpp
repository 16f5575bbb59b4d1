#include <plugin/mentors/store.hpp>

namespace tandem::mentors::store {

namespace {

constexpr const char *columns = "event_id, member_id, form, state, answered_at, content_sealed";

Kept from_row(const kit::Row &row) {
  return {row.id(0),      row.id(1),      row.text(2),
          row.text(3),    row.instant(4), row.is_null(5) ? std::string() : row.text(5)};
}

std::optional<Kept> one(Transaction &transaction, std::string_view where,
                        const kit::Parameters &parameters) {
  const auto row = transaction.query_one(std::string("SELECT ") + columns +
                                             " FROM tandem_submissions WHERE " + std::string(where),
                                         parameters);
  return row ? std::optional(from_row(*row)) : std::nullopt;
}

}  // namespace

void keep(Transaction &transaction, const Kept &submission) {
  transaction.execute(
      "INSERT INTO tandem_submissions (event_id, member_id, form, state, answered_at, "
      "content_sealed) VALUES (?, ?, ?, ?, ?, ?)",
      {submission.event_id, submission.member_id, submission.form, submission.state,
       submission.answered_at, submission.sealed});
}

std::optional<Kept> find_submission(Transaction &transaction, const Id &event_id) {
  return one(transaction, "event_id = ?", {event_id});
}

std::optional<Kept> newest_unapplied(Transaction &transaction, const Id &member_id) {
  return one(transaction,
             "member_id = ? AND state IN ('waiting', 'draft', 'needs_acknowledgement', "
             "'prepared', 'superseded') AND content_sealed IS NOT NULL ORDER BY answered_at DESC LIMIT 1",
             {member_id});
}

std::optional<Kept> newest(Transaction &transaction, const Id &member_id) {
  return one(transaction, "member_id = ? ORDER BY answered_at DESC LIMIT 1", {member_id});
}

bool decide(Transaction &transaction, const Id &event_id, std::string_view before,
            std::string_view after, Instant at, bool empty) {
  return transaction.execute(
             "UPDATE tandem_submissions SET state = ?, decided_at = ?, "
             "content_sealed = IF(?, NULL, content_sealed) WHERE event_id = ? AND state = ?",
             {after, at, empty, event_id, before}) == 1;
}

void supersede_older(Transaction &transaction, const Id &member_id, Instant at,
                     bool keep_waiting) {
  // MariaDB assigns from left to right: the content is decided before the state changes.
  transaction.execute(
      "UPDATE tandem_submissions SET "
      "content_sealed = IF(? AND state = 'waiting', content_sealed, NULL), state = 'superseded' "
      "WHERE member_id = ? AND answered_at < ? AND state <> 'applied'",
      {keep_waiting, member_id, at});
}

Instant newest_applied_at(Transaction &transaction, const Id &member_id) {
  const auto row = transaction.query_one(
      "SELECT MAX(answered_at) FROM tandem_submissions WHERE member_id = ? AND state = 'applied'",
      {member_id});
  return row && !row->is_null(0) ? row->instant(0) : Instant{};
}

void erase_submissions(Transaction &transaction, const Id &member_id) {
  transaction.execute("DELETE FROM tandem_submissions WHERE member_id = ?", {member_id});
}

void keep_early(Transaction &transaction, const Id &event_id, std::string_view outcome,
                Instant at) {
  // A settlement beats a failure that was reported before it.
  transaction.execute(
      "INSERT INTO tandem_early_outcomes (submission_event_id, outcome, at) VALUES (?, ?, ?) "
      "ON DUPLICATE KEY UPDATE outcome = IF(VALUES(outcome) = 'renewed', 'renewed', outcome)",
      {event_id, outcome, at});
}

std::optional<std::string> take_early(Transaction &transaction, const Id &event_id) {
  const auto row = transaction.query_one(
      "SELECT outcome FROM tandem_early_outcomes WHERE submission_event_id = ? FOR UPDATE",
      {event_id});
  if (!row) return std::nullopt;
  transaction.execute("DELETE FROM tandem_early_outcomes WHERE submission_event_id = ?",
                      {event_id});
  return row->text(0);
}

}  // namespace tandem::mentors::store
