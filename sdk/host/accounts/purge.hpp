// What of accounts is over and may go; for a nightly job.
#pragma once

#include <host/context.hpp>

namespace ams::host {

// Ended sessions, used or ended links, forgotten attempts, and operations so old that no form with
// their id can still be open. Returns how many rows went.
std::uint64_t purge_accounts(const Context &context, kit::Transaction &transaction,
                             kit::Instant now);

}  // namespace ams::host
