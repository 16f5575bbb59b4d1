#include <plugin/introductions/store.hpp>

#include <stdexcept>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::introductions::store {

namespace {

constexpr const char *envelope_columns =
    "id, mentee_id, mentor_id, version, state, sent_at, remind_at, expires_at, reminded_at, "
    "ended_at, questions_asked, question_open";

std::optional<Instant> maybe(const kit::Row &row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return row.instant(column);
}

Envelope to_envelope(const kit::Row &row) {
  auto state = parse_state(row.text(4));
  if (!state) throw std::logic_error("an introduction with an unknown state: " + row.text(4));
  const bool question_open = row.integer(11) != 0;
  if (state == State::sent && question_open) state = State::question_asked;
  return {.id = row.id(0),
          .mentee_id = row.id(1),
          .mentor_id = row.id(2),
          .version = row.integer(3),
          .state = *state,
          .sent_at = row.instant(5),
          .remind_at = row.instant(6),
          .expires_at = row.instant(7),
          .reminded_at = maybe(row, 8),
          .ended_at = maybe(row, 9),
          .questions_asked = row.integer(10),
          .question_open = question_open};
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

std::string place(const char *column, const Id &id, std::int64_t number) {
  return std::string("tandem_introduction_questions.") + column + ":" + id.text() + "/" +
         std::to_string(number);
}

}  // namespace

void lock_inbox(Transaction &transaction, const Id &mentor_id) {
  transaction.execute(
      "INSERT INTO tandem_introduction_inboxes (mentor_id, turn) VALUES (?, 1) "
      "ON DUPLICATE KEY UPDATE turn = turn + 1",
      {mentor_id});
}

void insert(Transaction &transaction, const Context &context, const Introduction &introduction) {
  const auto &envelope = introduction.envelope;
  const auto &id = envelope.id;
  transaction.execute(
      "INSERT INTO tandem_introductions (id, mentee_id, mentor_id, version, state, open_pair, "
      "sent_at, remind_at, expires_at, message_sealed, profile_sealed) "
      "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
      {id, envelope.mentee_id, envelope.mentor_id, envelope.version, code(envelope.state),
       envelope.sent_at, envelope.remind_at, envelope.expires_at,
       context.sealer.seal(place("message", id), introduction.message),
       context.sealer.seal(place("profile", id),
                           questionnaires::open_to_json(introduction.profile))});
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

std::vector<Question> exchange_of(Transaction &transaction, const Context &context, const Id &id,
                                  const char *lock) {
  std::vector<Question> exchange;
  for (const auto &row : transaction.query(
           std::string("SELECT number, asked_at, question_sealed, answered_at, answer_sealed "
                       "FROM tandem_introduction_questions WHERE introduction_id = ? "
                       "ORDER BY number") +
               lock,
           {id})) {
    const auto number = row.integer(0);
    const auto &sealer = context.sealer;
    Question question{number, row.instant(1), sealer.open(place("question", id, number),
                                                          row.text(2)),
                      maybe(row, 3)};
    if (!row.is_null(4)) question.answer = sealer.open(place("answer", id, number), row.text(4));
    exchange.push_back(std::move(question));
  }
  return exchange;
}

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
    if (envelope.questions_asked > 0)
      found.exchange = exchange_of(transaction, context, id, lock);
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

std::vector<Envelope> lock_open_between(Transaction &transaction, const Id &one, const Id &other) {
  return list(transaction,
              "WHERE open_pair = 1 AND ((mentee_id = ? AND mentor_id = ?) OR "
              "(mentee_id = ? AND mentor_id = ?)) ORDER BY id FOR UPDATE",
              {one, other, other, one});
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
             "note_sealed = ?, version = version + 1 "
             "WHERE id = ? AND version = ? AND open_pair = 1",
             {code(to), at, sealed, before.id, before.version}) == 1;
}

bool mark_reminded(Transaction &transaction, const Envelope &before, Instant at) {
  return transaction.execute(
             "UPDATE tandem_introductions SET reminded_at = ?, version = version + 1 "
             "WHERE id = ? AND version = ? AND open_pair = 1 AND question_open = 0 "
             "AND reminded_at IS NULL",
             {at, before.id, before.version}) == 1;
}

bool ask(Transaction &transaction, const Context &context, const Envelope &before, Instant at,
         const std::string &question) {
  const auto number = before.questions_asked + 1;
  if (transaction.execute(
          "UPDATE tandem_introductions SET question_open = 1, questions_asked = ?, "
          "version = version + 1 WHERE id = ? AND version = ? AND open_pair = 1 "
          "AND question_open = 0",
          {number, before.id, before.version}) != 1)
    return false;
  transaction.execute(
      "INSERT INTO tandem_introduction_questions (introduction_id, number, asked_at, "
      "question_sealed) VALUES (?, ?, ?, ?)",
      {before.id, number, at,
       context.sealer.seal(place("question", before.id, number), question)});
  return true;
}

bool reply(Transaction &transaction, const Context &context, const Envelope &before,
           const Envelope &after, Instant at, const std::string &answer) {
  const auto number = before.questions_asked;
  return transaction.execute(
             "UPDATE tandem_introductions SET question_open = 0, expires_at = ?, "
             "reminded_at = ?, version = version + 1 WHERE id = ? AND version = ? "
             "AND open_pair = 1 AND question_open = 1",
             {after.expires_at, after.reminded_at, before.id, before.version}) == 1 &&
         transaction.execute(
             "UPDATE tandem_introduction_questions SET answered_at = ?, answer_sealed = ? "
             "WHERE introduction_id = ? AND number = ? AND answered_at IS NULL",
             {at, context.sealer.seal(place("answer", before.id, number), answer), before.id,
              number}) == 1;
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
                  "AND question_open = 0 AND remind_at <= ? AND expires_at > ? "
                  "ORDER BY remind_at LIMIT 1",
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
      "AND question_open = 0 AND expires_at > ? ORDER BY remind_at LIMIT 1",
      {now});
}

std::optional<Instant> next_expiry(Transaction &transaction) {
  return first_instant(transaction,
                       "SELECT expires_at FROM tandem_introductions WHERE open_pair = 1 "
                       "ORDER BY expires_at LIMIT 1",
                       {});
}

}  // namespace tandem::introductions::store
