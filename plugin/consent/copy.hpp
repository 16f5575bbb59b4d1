// A member's consents for their own copy and their own page: every line that ever was.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent {

struct KeptLine {
  Line line;
  std::optional<Instant> withdrawn_at;
};

// The newest first, at most `limit`.
std::vector<KeptLine> every_line(Transaction &transaction, const Id &member_id, unsigned limit);
// PRV-07: lines that ended before `before` and that no disclosure needs any more; one bounded step,
// true when another is due at once.
bool forget_lines_step(Transaction &transaction, Instant before);

}  // namespace tandem::consent
