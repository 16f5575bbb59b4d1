// A limit per key and window of time, as counter rows (never a count and then an insert).
#pragma once

#include <cstdint>
#include <string_view>

#include <plugin/base/context.hpp>

namespace tandem {

// Takes one of `limit` places of the window that contains `now`. False: none is left. `what` names
// the limit, `key` whom it is for; only a keyed hash of both is stored.
bool take_place(Transaction &transaction, const Context &context, std::string_view what,
                std::string_view key, std::int64_t limit, kit::Microseconds window);

}  // namespace tandem
