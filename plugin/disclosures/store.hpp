// All SQL of disclosures.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/disclosures/types.hpp>

namespace tandem::disclosures::store {

// The consent line that stands for the purpose, held until the transaction ends: a withdrawal that
// comes at the same moment waits, and whatever is handed on was handed on before it.
std::optional<Id> lock_standing_consent(Transaction &transaction, const Id &member_id,
                                        std::string_view purpose);
// Writes the row, or adds one viewer to that of `day` (0: handed to one person, once).
void write(Transaction &transaction, const Id &id, const Handing &handing, const Id &consent_id,
           std::int64_t day, Instant at);
// Newest first, at most `limit`.
std::vector<Disclosure> of_member(Transaction &transaction, const Id &member_id, unsigned limit);
// What is older goes, at most `limit` rows; returns how many went.
std::uint64_t erase_before(Transaction &transaction, Instant before, unsigned limit);

}  // namespace tandem::disclosures::store
