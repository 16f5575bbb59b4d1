// Identity answers marked as shown, on their way to a page: each look is a disclosure, under the
// consent that stands at that moment; an answer without one is left out (PRV-01, PRV-03, FOM-14).
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

// The mentor as this viewer may see them now.
Searchable hand_on(const Context &context, const Searchable &mentor, const PageRequest &request);

}  // namespace tandem::directory
