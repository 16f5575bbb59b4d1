// Mentee profiles that have served their time (PRV-07).
#pragma once

#include <vector>

#include <plugin/base/context.hpp>

namespace tandem::mentees {

// Mentees who last answered before `before`, wrote to nobody since, and are not active on `today`;
// at most `limit`.
std::vector<Id> inactive_since(Transaction &transaction, Instant before, kit::Date today,
                               unsigned limit);

}  // namespace tandem::mentees
