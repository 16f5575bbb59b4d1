#include <plugin/base/audit.hpp>

namespace tandem {

void write_audit(Transaction &transaction, const Context &context, const AuditLine &line) {
  transaction.execute(
      "INSERT INTO tandem_audit (id, at, actor_id, action, subject_id, about_id, reason, "
      "state_before, state_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {context.make_id(), context.clock.now(), line.actor_id, line.action, line.subject_id,
       line.about_id, line.reason, line.before, line.after});
}

std::vector<AuditEntry> read_audit(Transaction &transaction, const AuditQuery &query,
                                   unsigned limit) {
  std::string where = "1 = 1";
  kit::Parameters parameters;
  if (!query.concerning.is_none()) {
    where += " AND (actor_id = ? OR subject_id = ? OR about_id = ?)";
    parameters.assign(3, query.concerning);
  }
  if (const auto last =
          transaction.query_one("SELECT at FROM tandem_audit WHERE id = ?", {query.after})) {
    where += " AND (at < ? OR (at = ? AND id < ?))";
    parameters.insert(parameters.end(), {last->instant(0), last->instant(0), query.after});
  }
  parameters.emplace_back(limit);
  std::vector<AuditEntry> entries;
  for (const auto &row : transaction.query(
           "SELECT id, at, actor_id, action, subject_id, about_id, reason, state_before, "
           "state_after FROM tandem_audit WHERE " +
               where + " ORDER BY at DESC, id DESC LIMIT ?",
           parameters))
    entries.push_back({row.id(0), row.instant(1), row.id(2), row.text(3), row.id(4), row.id(5),
                       row.text(6), row.text(7), row.text(8)});
  return entries;
}

}  // namespace tandem
