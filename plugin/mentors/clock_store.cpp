#include <plugin/mentors/store.hpp>

namespace tandem::mentors::store {

namespace {

constexpr const char *select_clocks =
    "SELECT mentor_id, pause_at, remind_at, tell_at FROM tandem_mentor_clocks WHERE ";

std::optional<Instant> maybe(const kit::Row &row, unsigned column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

std::optional<Clocks> one(Transaction &transaction, std::string_view where,
                          const kit::Parameters &parameters) {
  const auto row =
      transaction.query_one(std::string(select_clocks) + std::string(where), parameters);
  if (!row) return std::nullopt;
  return Clocks{row->id(0), maybe(*row, 1), maybe(*row, 2), maybe(*row, 3)};
}

// Sets a clock, and makes the row when there is none.
void set(Transaction &transaction, const char *column, const Id &mentor_id, kit::Value at) {
  const std::string name(column);
  transaction.execute("INSERT INTO tandem_mentor_clocks (mentor_id, " + name +
                          ") VALUES (?, ?) ON DUPLICATE KEY UPDATE " + name + " = VALUES(" + name +
                          ")",
                      {mentor_id, at});
}

bool stop(Transaction &transaction, const char *column, const Id &mentor_id, Instant at) {
  const std::string name(column);
  return transaction.execute("UPDATE tandem_mentor_clocks SET " + name +
                                 " = NULL WHERE mentor_id = ? AND " + name + " = ?",
                             {mentor_id, at}) == 1;
}

}  // namespace

std::int64_t count_expired(Transaction &transaction, const Id &mentor_id) {
  transaction.execute(
      "INSERT INTO tandem_mentor_clocks (mentor_id, expired_in_a_row) VALUES (?, 1) "
      "ON DUPLICATE KEY UPDATE expired_in_a_row = expired_in_a_row + 1",
      {mentor_id});
  return transaction
      .query_one("SELECT expired_in_a_row FROM tandem_mentor_clocks WHERE mentor_id = ?",
                 {mentor_id})
      ->integer(0);
}

void forget_expired(Transaction &transaction, const Id &mentor_id) {
  transaction.execute(
      "UPDATE tandem_mentor_clocks SET expired_in_a_row = 0, pause_at = NULL WHERE mentor_id = ?",
      {mentor_id});
}

std::optional<Clocks> clocks_of(Transaction &transaction, const Id &mentor_id) {
  return one(transaction, "mentor_id = ?", {mentor_id});
}

void set_pause_at(Transaction &transaction, const Id &mentor_id, Instant at) {
  set(transaction, "pause_at", mentor_id, at);
}

void set_remind_at(Transaction &transaction, const Id &mentor_id, std::optional<Instant> at) {
  if (at)
    set(transaction, "remind_at", mentor_id, *at);
  else
    set(transaction, "remind_at", mentor_id, nullptr);
}

void set_tell_at(Transaction &transaction, const Id &mentor_id, Instant at) {
  set(transaction, "tell_at", mentor_id, at);
}

void tell_all(Transaction &transaction, Instant at) {
  transaction.execute(
      "INSERT INTO tandem_mentor_clocks (mentor_id, tell_at) "
      "SELECT member_id, ? FROM tandem_mentors WHERE opted_in = 1 "
      "ON DUPLICATE KEY UPDATE tell_at = VALUES(tell_at)",
      {at});
}

std::optional<Instant> next_clock(Transaction &transaction) {
  std::optional<Instant> next;
  for (const char *column : {"pause_at", "remind_at", "tell_at"}) {
    const auto row = transaction.query_one(std::string("SELECT MIN(") + column +
                                           ") FROM tandem_mentor_clocks");
    if (!row || row->is_null(0)) continue;
    if (!next || row->instant(0) < *next) next = row->instant(0);
  }
  return next;
}

std::optional<Clocks> due_clocks(Transaction &transaction, Instant now) {
  for (const char *column : {"pause_at", "remind_at", "tell_at"}) {
    const std::string name(column);
    if (auto due = one(transaction, name + " <= ? ORDER BY " + name + " LIMIT 1", {now}))
      return due;
  }
  return std::nullopt;
}

bool stop_pause(Transaction &transaction, const Id &mentor_id, Instant at) {
  return stop(transaction, "pause_at", mentor_id, at);
}

bool stop_reminder(Transaction &transaction, const Id &mentor_id, Instant at) {
  return stop(transaction, "remind_at", mentor_id, at);
}

bool stop_telling(Transaction &transaction, const Id &mentor_id, Instant at) {
  return stop(transaction, "tell_at", mentor_id, at);
}

void drop_clocks(Transaction &transaction, const Id &mentor_id) {
  transaction.execute("DELETE FROM tandem_mentor_clocks WHERE mentor_id = ?", {mentor_id});
}

}  // namespace tandem::mentors::store
