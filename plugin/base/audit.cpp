#include <plugin/base/audit.hpp>

namespace tandem {

void write_audit(Transaction &transaction, const Context &context, const AuditLine &line) {
  transaction.execute(
      "INSERT INTO tandem_audit (id, at, actor_id, action, subject_id, about_id, reason, "
      "state_before, state_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {context.make_id(), context.clock.now(), line.actor_id, line.action, line.subject_id,
       line.about_id, line.reason, line.before, line.after});
}

}  // namespace tandem
