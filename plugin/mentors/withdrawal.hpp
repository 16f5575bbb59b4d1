// PRV-03: an identity answer that was withdrawn is in no submission either that still waits or is
// kept as a draft.
#pragma once

#include <plugin/base/context.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

// Takes out of the member's submissions from before `at` every identity answer that is not, with
// the same audience, in the answers in use now. True when there are submissions with content.
bool clear_withdrawn_identity(Transaction &transaction, const Context &context,
                              const kit::Id &member_id, const Sheet &in_use, Instant at);

}  // namespace tandem::mentors
