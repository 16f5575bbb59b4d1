#include <plugin/base/upkeep.hpp>

#include <kit/mail/member_mails.hpp>

namespace tandem {

namespace {

constexpr std::chrono::hours sent_bodies{30 * 24};
constexpr std::chrono::hours operations{30 * 24};
constexpr std::chrono::hours dead_links{90 * 24};
constexpr int rows_at_once = 1000;

void delete_in_steps(const Context &context, kit::Deadline deadline, std::string_view sql,
                     Instant before) {
  const auto step = [&](Transaction &transaction) {
    return transaction.execute(sql, {before, rows_at_once});
  };
  while (context.database.run(deadline, step) == rows_at_once) {
  }
}

}  // namespace

void clean_up(const Context &context, kit::Outbox &outbox, kit::Deadline deadline) {
  const Instant now = context.clock.now();
  outbox.purge(now - sent_bodies, deadline);
  delete_in_steps(context, deadline, "DELETE FROM tandem_limits WHERE window_end < ? LIMIT ?", now);
  delete_in_steps(context, deadline, "DELETE FROM tandem_operations WHERE done_at < ? LIMIT ?",
                  now - operations);
  delete_in_steps(context, deadline, "DELETE FROM tandem_links WHERE expires_at < ? LIMIT ?",
                  now - dead_links);
}

bool forget_audit_step(Transaction &transaction, Instant before) {
  return transaction.execute("DELETE FROM tandem_audit WHERE at < ? LIMIT ?",
                             {before, rows_at_once}) == rows_at_once;
}

void erase_traces(Transaction &transaction, const Id &member_id) {
  kit::erase_mails_of(transaction, "tandem", member_id);
  for (const char *sql : {"DELETE FROM tandem_searches WHERE member_id = ?",
                          "DELETE FROM tandem_links WHERE member_id = ?",
                          "DELETE FROM tandem_operations WHERE member_id = ?"})
    transaction.execute(sql, {member_id});
}

}  // namespace tandem
