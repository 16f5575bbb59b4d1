// Idempotency of posted forms: the form carries an operation id made when it was rendered; its row
// is the first insert of the transaction. A second click gets the first one's result page.
#pragma once

#include <functional>
#include <string>

#include <plugin/base/context.hpp>

namespace tandem {

// Runs `body` once for this operation of this member; `body` returns the path of the result page.
// A repeated operation runs nothing and returns the first one's path. An exception from `body`
// rolls everything back: the operation may be tried again. The body may be run several times
// (kit/database/database.hpp).
std::string run_operation(const Context &context, const Id &operation_id, const Id &member_id,
                          kit::Deadline deadline,
                          const std::function<std::string(Transaction &)> &body);

}  // namespace tandem
