#include <plugin/introductions/imported_store.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::introductions::store {

namespace {

std::string place(const char *column, const Id &id) {
  return std::string("tandem_introductions.") + column + ":" + id.text();
}

}  // namespace

bool was_paired(Transaction &transaction, const EarlierPairing &pairing) {
  return transaction
      .query_one(
          "SELECT id FROM tandem_pairings WHERE mentee_id = ? AND mentor_id = ? "
          "AND (standing = 1 OR began_at = ?) LIMIT 1",
          {pairing.mentee_id, pairing.mentor_id, pairing.began_at})
      .has_value();
}

void insert_accepted(Transaction &transaction, const Context &context,
                     const Introduction &introduction) {
  const auto &envelope = introduction.envelope;
  transaction.execute(
      "INSERT INTO tandem_introductions (id, mentee_id, mentor_id, version, state, open_pair, "
      "sent_at, remind_at, expires_at, ended_at, message_sealed, profile_sealed) "
      "VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",
      {envelope.id, envelope.mentee_id, envelope.mentor_id, envelope.version,
       code(envelope.state), envelope.sent_at, envelope.remind_at, envelope.expires_at,
       envelope.ended_at, context.sealer.seal(place("message", envelope.id), ""),
       context.sealer.seal(place("profile", envelope.id),
                           questionnaires::open_to_json(introduction.profile))});
}

void insert_earlier(Transaction &transaction, const Id &id, const Id &introduction_id,
                    const EarlierPairing &pairing, std::optional<std::int64_t> place) {
  const bool ended = pairing.ended_at.has_value();
  transaction.execute(
      "INSERT INTO tandem_pairings (id, introduction_id, mentee_id, mentor_id, version, state, "
      "standing, began_at, ended_at, place) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
      {id, introduction_id, pairing.mentee_id, pairing.mentor_id, ended ? "ended" : "active",
       ended ? kit::Value() : kit::Value(1), pairing.began_at, pairing.ended_at, place});
}

bool remove_untouched(Transaction &transaction, const Pairing &pairing) {
  if (transaction.execute(
          "DELETE FROM tandem_pairings WHERE id = ? AND version = 1 AND agreement_version = 0",
          {pairing.id}) != 1)
    return false;
  transaction.execute("DELETE FROM tandem_introductions WHERE id = ? AND state = 'accepted'",
                      {pairing.introduction_id});
  return true;
}

}  // namespace tandem::introductions::store
