#include <plugin/introductions/store.hpp>

#include <stdexcept>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::introductions::store {

namespace {

constexpr const char *envelope_columns =
    "id, mentee_id, mentor_id, version, state, sent_at, remind_at, expires_at, reminded_at, "
    "ended_at";

std::optional<Instant> maybe(const kit::Row &row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return row.instant(column);
}

Envelope to_envelope(const kit::Row &row) {
  const auto state = parse_state(row.text(4));
  if (!state) throw std::logic_error("an introduction with an unknown state: " + row.text(4));
  return {.id = row.id(0),
          .mentee_id = row.id(1),
          .mentor_id = row.id(2),
          .version = row.integer(3),
          .state = *state,
          .sent_at = row.instant(5),
          .remind_at = row.instant(6),
          .expires_at = row.instant(7),
          .reminded_at = maybe(row, 8),
          .ended_at = maybe(row, 9)};
}

std::string select(const char *rest) {
  return std::string("SELECT ") + envelope_columns + " FROM tandem_introductions " + rest;
}

std::vector<Envelope> list(Transaction &transaction, const char *rest,
                           const kit::Parameters &parameters) {
  std::vector<Envelope> found;
  for (const auto &row : transaction.query(select(rest), parameters))
    found.push_back(to_envelope(row));
  return found;
}

std::optional<Envelope> one(Transaction &transaction, const char *rest, const Id &id) {
  const auto row = transaction.query_one(select(rest), {id});
  return row ? std::optional(to_envelope(*row)) : std::nullopt;
}

std::string place(const char *column, const Id &id) {
  return std::string("tandem_introductions.") + column + ":" + id.text();
}

}  // namespace

void lock_inbox(Transaction &transaction, const Id &mentor_id) {
  transaction.execute(
      "INSERT INTO tandem_introduction_inboxes (mentor_id, turn) VALUES (?, 1) "
      "ON DUPLICATE KEY UPDATE turn = turn + 1",
      {mentor_id});
}

void insert(Transaction &transaction, const Context &context, const Introduction &introduction) {
  const auto &[envelope, message, profile, note] = introduction;
  const auto &id = envelope.id;
  transaction.execute(
      "INSERT INTO tandem_introductions (id, mentee_id, mentor_id, version, state, open_pair, "
      "sent_at, remind_at, expires_at, message_sealed, profile_sealed) "
      "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
      {id, envelope.mentee_id, envelope.mentor_id, envelope.version, code(envelope.state),
       envelope.sent_at, envelope.remind_at, envelope.expires_at,
       context.sealer.seal(place("message", id), message),
       context.sealer.seal(place("profile", id), questionnaires::open_to_json(profile))});
}

namespace {

// Taken rows are passed over by their key. A row that somebody else is just taking makes this wait
// for them, so the limit holds whoever comes first.
bool take_slot(Transaction &transaction, const char *insert_row, const Id &whose,
               const Id &introduction_id, std::int64_t limit) {
  for (std::int64_t slot = 1; slot <= limit; ++slot) {
    try {
      transaction.execute(insert_row, {whose, slot, introduction_id});
      return true;
    } catch (const kit::DuplicateKey &) {
      continue;
    }
  }
  return false;
}

std::int64_t count(Transaction &transaction, const char *sql, const Id &whose) {
  return transaction.query_one(sql, {whose})->integer(0);
}

}  // namespace

bool take_mentee_slot(Transaction &transaction, const Envelope &envelope, std::int64_t limit) {
  return take_slot(transaction,
                   "INSERT INTO tandem_introduction_slots (mentee_id, slot, introduction_id) "
                   "VALUES (?, ?, ?)",
                   envelope.mentee_id, envelope.id, limit);
}

bool take_mentor_slot(Transaction &transaction, const Envelope &envelope, std::int64_t limit) {
  return take_slot(transaction,
                   "INSERT INTO tandem_introduction_inbox_slots "
                   "(mentor_id, slot, introduction_id) VALUES (?, ?, ?)",
                   envelope.mentor_id, envelope.id, limit);
}

void free_slots(Transaction &transaction, const Id &introduction_id) {
  transaction.execute("DELETE FROM tandem_introduction_slots WHERE introduction_id = ?",
                      {introduction_id});
  transaction.execute("DELETE FROM tandem_introduction_inbox_slots WHERE introduction_id = ?",
                      {introduction_id});
}

std::int64_t slots_of_mentee(Transaction &transaction, const Id &mentee_id) {
  return count(transaction, "SELECT COUNT(slot) FROM tandem_introduction_slots WHERE mentee_id = ?",
               mentee_id);
}

std::int64_t slots_of_mentor(Transaction &transaction, const Id &mentor_id) {
  return count(transaction,
               "SELECT COUNT(slot) FROM tandem_introduction_inbox_slots WHERE mentor_id = ?",
               mentor_id);
}

std::optional<Envelope> find_envelope(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ?", id);
}

std::optional<Envelope> lock_envelope(Transaction &transaction, const Id &id) {
  return one(transaction, "WHERE id = ? FOR UPDATE", id);
}

namespace {

Introduction opened(Transaction &transaction, const Context &context, const Envelope &envelope,
                    const char *lock) {
  const auto &id = envelope.id;
  const auto row = transaction.query_one(
      std::string("SELECT message_sealed, profile_sealed, note_sealed FROM tandem_introductions "
                  "WHERE id = ?") +
          lock,
      {id});
  if (!row) throw std::logic_error("an introduction is gone while it was read");
  const auto &sealer = context.sealer;
  try {
    Introduction found{envelope, sealer.open(place("message", id), row->text(0)), {}, {}};
    found.profile = questionnaires::from_json(sealer.open(place("profile", id), row->text(1)), "");
    if (!row->is_null(2)) found.note = sealer.open(place("note", id), row->text(2));
    return found;
  } catch (const kit::SealBroken &) {
    // Its key is lost. It can still be answered and its clocks run; were this an error, the clocks
    // would stand still at it for everybody.
    context.log.write(kit::Level::error, "introductions.open",
                      "introduction " + id.text() + " cannot be opened; its words are left out");
    return {envelope, {}, {}, {}};
  }
}

}  // namespace

std::optional<Introduction> find(Transaction &transaction, const Context &context, const Id &id) {
  const auto envelope = find_envelope(transaction, id);
  if (!envelope) return std::nullopt;
  return opened(transaction, context, *envelope, "");
}

Introduction open_locked(Transaction &transaction, const Context &context,
                         const Envelope &envelope) {
  // A plain read might be older than the lock and not know the row yet.
  return opened(transaction, context, envelope, " FOR UPDATE");
}

std::vector<Envelope> of_mentee(Transaction &transaction, const Id &mentee_id, unsigned limit) {
  return list(transaction, "WHERE mentee_id = ? ORDER BY sent_at DESC, id DESC LIMIT ?",
              {mentee_id, limit});
}

std::vector<Envelope> of_mentor(Transaction &transaction, const Id &mentor_id, unsigned limit) {
  return list(transaction, "WHERE mentor_id = ? ORDER BY sent_at DESC, id DESC LIMIT ?",
              {mentor_id, limit});
}

std::vector<Envelope> lock_open_of_mentor(Transaction &transaction, const Id &mentor_id) {
  return list(transaction, "WHERE mentor_id = ? AND open_pair = 1 ORDER BY id FOR UPDATE",
              {mentor_id});
}

History history(Transaction &transaction, const Id &mentee_id, const Id &mentor_id, Hold hold) {
  History history;
  const char *rest = hold == Hold::yes ? "WHERE mentee_id = ? AND mentor_id = ? ORDER BY sent_at "
                                         "LOCK IN SHARE MODE"
                                       : "WHERE mentee_id = ? AND mentor_id = ? ORDER BY sent_at";
  for (const auto &envelope : list(transaction, rest, {mentee_id, mentor_id})) {
    if (is_open(envelope.state)) history.open = true;
    if (envelope.state == State::declined) history.declined_at = envelope.ended_at;
  }
  return history;
}

bool end(Transaction &transaction, const Context &context, const Envelope &before, State to,
         Instant at, const std::string &note) {
  kit::Value sealed;
  if (!note.empty()) sealed = context.sealer.seal(place("note", before.id), note);
  return transaction.execute(
             "UPDATE tandem_introductions SET state = ?, open_pair = NULL, ended_at = ?, "
             "note_sealed = ?, version = version + 1 WHERE id = ? AND version = ? AND state = ?",
             {code(to), at, sealed, before.id, before.version, code(before.state)}) == 1;
}

bool mark_reminded(Transaction &transaction, const Envelope &before, Instant at) {
  return transaction.execute(
             "UPDATE tandem_introductions SET reminded_at = ?, version = version + 1 "
             "WHERE id = ? AND version = ? AND state = ? AND reminded_at IS NULL",
             {at, before.id, before.version, code(before.state)}) == 1;
}

namespace {

std::optional<Id> first_id(Transaction &transaction, const char *sql,
                           const kit::Parameters &parameters) {
  const auto row = transaction.query_one(sql, parameters);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<Instant> first_instant(Transaction &transaction, const char *sql,
                                     const kit::Parameters &parameters) {
  const auto row = transaction.query_one(sql, parameters);
  return row ? std::optional(row->instant(0)) : std::nullopt;
}

}  // namespace

// What is past its end is left to the other clock: nobody is reminded of what has expired.
std::optional<Id> due_for_reminder(Transaction &transaction, Instant now) {
  return first_id(transaction,
                  "SELECT id FROM tandem_introductions WHERE open_pair = 1 AND reminded_at IS NULL "
                  "AND remind_at <= ? AND expires_at > ? ORDER BY remind_at LIMIT 1",
                  {now, now});
}

std::optional<Id> due_for_expiry(Transaction &transaction, Instant now) {
  return first_id(transaction,
                  "SELECT id FROM tandem_introductions WHERE open_pair = 1 AND expires_at <= ? "
                  "ORDER BY expires_at LIMIT 1",
                  {now});
}

std::optional<Instant> next_reminder(Transaction &transaction, Instant now) {
  return first_instant(
      transaction,
      "SELECT remind_at FROM tandem_introductions WHERE open_pair = 1 AND reminded_at IS NULL "
      "AND expires_at > ? ORDER BY remind_at LIMIT 1",
      {now});
}

std::optional<Instant> next_expiry(Transaction &transaction) {
  return first_instant(transaction,
                       "SELECT expires_at FROM tandem_introductions WHERE open_pair = 1 "
                       "ORDER BY expires_at LIMIT 1",
                       {});
}

void insert(Transaction &transaction, const Pairing &pairing) {
  transaction.execute(
      "INSERT INTO tandem_pairings (id, introduction_id, mentee_id, mentor_id, version, state, "
      "standing, began_at) VALUES (?, ?, ?, ?, 1, 'active', 1, ?)",
      {pairing.id, pairing.introduction_id, pairing.mentee_id, pairing.mentor_id,
       pairing.began_at});
}

bool is_paired(Transaction &transaction, const Id &mentee_id, const Id &mentor_id) {
  return transaction
      .query_one(
          "SELECT id FROM tandem_pairings WHERE mentee_id = ? AND mentor_id = ? "
          "AND standing = 1",
          {mentee_id, mentor_id})
      .has_value();
}

std::vector<Pairing> pairings_of(Transaction &transaction, const Id &member_id) {
  std::vector<Pairing> found;
  for (const auto &row : transaction.query(
           "SELECT id, introduction_id, mentee_id, mentor_id, began_at FROM tandem_pairings "
           "WHERE (mentee_id = ? OR mentor_id = ?) AND standing = 1 ORDER BY began_at DESC, id",
           {member_id, member_id}))
    found.push_back({row.id(0), row.id(1), row.id(2), row.id(3), row.instant(4), {}});
  return found;
}

}  // namespace tandem::introductions::store
