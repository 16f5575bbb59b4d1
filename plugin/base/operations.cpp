#include <plugin/base/operations.hpp>

#include <stdexcept>

namespace tandem {

namespace {

std::string result_of(const Context &context, const Id &operation_id, const Id &member_id,
                      kit::Deadline deadline) {
  return context.database.run(deadline, [&](Transaction &transaction) {
    const auto row = transaction.query_one(
        "SELECT result FROM tandem_operations WHERE operation_id = ? AND member_id = ?",
        {operation_id, member_id});
    if (!row) throw std::logic_error("an operation that was done has no result");
    return row->text(0);
  });
}

}  // namespace

std::string run_operation(const Context &context, const Id &operation_id, const Id &member_id,
                          kit::Deadline deadline,
                          const std::function<std::string(Transaction &)> &body) {
  std::string result;
  const bool first = context.database.once(
      deadline,
      "INSERT INTO tandem_operations (operation_id, member_id, result, done_at) "
      "VALUES (?, ?, '', ?)",
      {operation_id, member_id, context.clock.now()}, [&](Transaction &transaction) {
        result = body(transaction);
        transaction.execute(
            "UPDATE tandem_operations SET result = ? WHERE operation_id = ? AND member_id = ?",
            {result, operation_id, member_id});
      });
  return first ? result : result_of(context, operation_id, member_id, deadline);
}

}  // namespace tandem
