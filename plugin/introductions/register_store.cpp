// The register's SQL (register.hpp).
#include <plugin/introductions/register.hpp>
#include <plugin/introductions/store.hpp>

namespace tandem::introductions {

namespace {

struct Clause {
  std::string where;
  kit::Parameters parameters;
};

// `open_column` is 1 while a row is open and NULL afterwards; `time_column` says since when.
Clause clause_of(Transaction &transaction, const RegisterQuery &query, const std::string &table,
                 const std::string &open_column, const std::string &time_column) {
  Clause clause{"1 = 1", {}};
  if (query.filter == RegisterFilter::open) clause.where += " AND " + open_column + " = 1";
  if (query.filter == RegisterFilter::ended) clause.where += " AND " + open_column + " IS NULL";
  if (!query.member_id.is_none()) {
    clause.where += " AND (mentee_id = ? OR mentor_id = ?)";
    clause.parameters.insert(clause.parameters.end(), {query.member_id, query.member_id});
  }
  if (query.after.is_none()) return clause;
  const auto last = transaction.query_one(
      "SELECT " + time_column + " FROM " + table + " WHERE id = ?", {query.after});
  if (!last) return clause;
  clause.where += " AND (" + time_column + " < ? OR (" + time_column + " = ? AND id < ?))";
  clause.parameters.insert(clause.parameters.end(),
                           {last->instant(0), last->instant(0), query.after});
  return clause;
}

}  // namespace

std::vector<Envelope> introductions_in_register(Transaction &transaction,
                                                const RegisterQuery &query, unsigned limit) {
  auto [where, parameters] =
      clause_of(transaction, query, "tandem_introductions", "open_pair", "sent_at");
  parameters.emplace_back(limit);
  std::vector<Envelope> envelopes;
  for (const auto &row : transaction.query("SELECT id FROM tandem_introductions WHERE " + where +
                                               " ORDER BY sent_at DESC, id DESC LIMIT ?",
                                           parameters))
    if (auto envelope = store::find_envelope(transaction, row.id(0)))
      envelopes.push_back(std::move(*envelope));
  return envelopes;
}

std::vector<RegisteredPairing> pairings_in_register(Transaction &transaction,
                                                    const RegisterQuery &query, unsigned limit) {
  auto [where, parameters] =
      clause_of(transaction, query, "tandem_pairings", "standing", "began_at");
  parameters.emplace_back(limit);
  std::vector<RegisteredPairing> pairings;
  for (const auto &row : transaction.query(
           "SELECT id, introduction_id, mentee_id, mentor_id, began_at, ended_at "
           "FROM tandem_pairings WHERE " +
               where + " ORDER BY began_at DESC, id DESC LIMIT ?",
           parameters)) {
    pairings.push_back({row.id(0), row.id(1), row.id(2), row.id(3), row.instant(4)});
    if (!row.is_null(5)) pairings.back().ended_at = row.instant(5);
  }
  return pairings;
}

RegisterCounts register_counts(Transaction &transaction) {
  const auto count = [&](const char *sql) { return transaction.query_one(sql)->integer(0); };
  return {count("SELECT COUNT(*) FROM tandem_introductions WHERE open_pair = 1"),
          count("SELECT COUNT(*) FROM tandem_pairings WHERE standing = 1")};
}

}  // namespace tandem::introductions
