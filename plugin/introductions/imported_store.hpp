// SQL of pairings that were brought in from a file.
#pragma once

#include <plugin/introductions/imported.hpp>

namespace tandem::introductions::store {

// The two are a pair now, or became one at that instant.
bool was_paired(Transaction &transaction, const EarlierPairing &pairing);
// An introduction that was accepted before this program: it was never open here.
void insert_accepted(Transaction &transaction, const Context &context,
                     const Introduction &introduction);
void insert_earlier(Transaction &transaction, const Id &id, const Id &introduction_id,
                    const EarlierPairing &pairing, std::optional<std::int64_t> place);
// With its introduction. False: it is not as it was brought in any more.
bool remove_untouched(Transaction &transaction, const Pairing &pairing);

}  // namespace tandem::introductions::store
