#include <plugin/mentors/copy.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentors {

namespace {

constexpr unsigned records_at_once = 50;

std::optional<Submission> opened(const Context &context, const kit::Row &row) {
  if (row.is_null(5)) return std::nullopt;
  try {
    return open_submission(context.sealer, row.text(1), row.id(6), row.text(5));
  } catch (const kit::SealBroken &) {
    return std::nullopt;  // its key is lost: nobody can read it any more
  }
}

}  // namespace

std::vector<KeptSubmission> every_submission(Transaction &transaction, const Context &context,
                                             const Id &member_id) {
  std::vector<KeptSubmission> all;
  for (const auto &row : transaction.query(
           "SELECT event_id, form, state, answered_at, decided_at, content_sealed, member_id "
           "FROM tandem_submissions WHERE member_id = ? ORDER BY answered_at, event_id",
           {member_id})) {
    all.push_back({row.id(0), row.text(1), row.text(2), row.instant(3), std::nullopt,
                   opened(context, row)});
    if (!row.is_null(4)) all.back().decided_at = row.instant(4);
  }
  return all;
}

bool forget_answers_step(Transaction &transaction, const Context &context, Instant before) {
  const auto rows = transaction.query(
      "SELECT member_id, version FROM tandem_mentors WHERE opted_in = 0 AND answered_at < ? AND "
      "withdrawn_at < ? AND answers_gone_of <> answered_at LIMIT ?",
      {before, before, records_at_once});
  for (const auto &row : rows) {
    const auto id = row.id(0);
    transaction.execute(
        "UPDATE tandem_mentors SET answers_sealed = ?, answers_gone_of = answered_at, version = version + 1 "
        "WHERE member_id = ? AND version = ? AND opted_in = 0",
        {context.sealer.seal("tandem_mentors.answers:" + id.text(),
                             questionnaires::open_to_json({})),
         id, row.integer(1)});
    transaction.execute(
        "UPDATE tandem_submissions SET content_sealed = NULL WHERE member_id = ? AND "
        "answered_at < ?",
        {id, before});
  }
  return rows.size() == records_at_once;
}

}  // namespace tandem::mentors
