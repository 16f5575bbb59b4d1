#include <plugin/introductions/erasure.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::introductions {

namespace {

constexpr int introductions_at_once = 50;

std::string place(const char *column, const Id &id) {
  return std::string("tandem_introductions.") + column + ":" + id.text();
}

// In both languages, for it is read in either.
constexpr const char *former_member = "A former member – Un ancien membre";

void blank_profile(Transaction &transaction, const Context &context, const Id &id) {
  questionnaires::Sheet sheet;
  sheet.open["display_name"] = {{former_member}, ""};
  transaction.execute(
      "UPDATE tandem_introductions SET profile_sealed = ? WHERE id = ?",
      {context.sealer.seal(place("profile", id), questionnaires::open_to_json(sheet)), id});
}

void blank_message(Transaction &transaction, const Context &context, const Id &id) {
  transaction.execute("UPDATE tandem_introductions SET message_sealed = ? WHERE id = ?",
                      {context.sealer.seal(place("message", id), ""), id});
}

void drop_note(Transaction &transaction, const Id &id) {
  transaction.execute("UPDATE tandem_introductions SET note_sealed = NULL WHERE id = ?", {id});
}

void drop_exchange(Transaction &transaction, const Id &id) {
  transaction.execute("DELETE FROM tandem_introduction_questions WHERE introduction_id = ?", {id});
}

}  // namespace

std::vector<Id> ids_of(Transaction &transaction, const Id &member_id) {
  std::vector<Id> ids;
  for (const auto &row : transaction.query(
           "SELECT id FROM tandem_introductions WHERE mentee_id = ? OR mentor_id = ? "
           "ORDER BY sent_at, id",
           {member_id, member_id}))
    ids.push_back(row.id(0));
  return ids;
}

void erase_words_of(Transaction &transaction, const Context &context, const Id &member_id) {
  for (const auto &row : transaction.query(
           "SELECT i.id, i.mentee_id, p.id FROM tandem_introductions i LEFT JOIN tandem_pairings p "
           "ON p.introduction_id = i.id WHERE i.mentee_id = ? OR i.mentor_id = ?",
           {member_id, member_id})) {
    const auto id = row.id(0);
    const bool as_mentee = row.id(1) == member_id, paired = !row.is_null(2);
    if (as_mentee) blank_profile(transaction, context, id);
    if (paired) continue;
    if (as_mentee) blank_message(transaction, context, id);
    if (!as_mentee) drop_note(transaction, id);
    // Question and answer hang together: neither says anything without the other.
    drop_exchange(transaction, id);
  }
}

bool forget_words_step(Transaction &transaction, const Context &context, Instant before) {
  const auto rows = transaction.query(
      "SELECT i.id, p.id FROM tandem_introductions i LEFT JOIN tandem_pairings p "
      "ON p.introduction_id = i.id WHERE i.ended_at < ? AND i.words_gone_at IS NULL "
      "AND (p.id IS NULL OR p.ended_at < ?) ORDER BY i.ended_at LIMIT ?",
      {before, before, introductions_at_once});
  for (const auto &row : rows) {
    const auto id = row.id(0);
    blank_profile(transaction, context, id);
    blank_message(transaction, context, id);
    drop_note(transaction, id);
    drop_exchange(transaction, id);
    if (!row.is_null(1)) {
      transaction.execute(
          "UPDATE tandem_pairings SET farewell_sealed = NULL, agreement_sealed = NULL WHERE id = ?",
          {row.id(1)});
    }
    transaction.execute("UPDATE tandem_introductions SET words_gone_at = ? WHERE id = ?",
                        {context.clock.now(), id});
  }
  return rows.size() == introductions_at_once;
}

}  // namespace tandem::introductions
