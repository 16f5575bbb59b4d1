// All lines that a member's record asks for, at once: a renewal gives up to half a dozen.
#pragma once

#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent {

struct Standing {
  Id member_id;
  std::string_view beginning;  // of the purposes that stand only if they are asked for
};

// Gives each line, like Service::give, and ends what stands under a purpose that begins so and is
// not among them. One statement reads, one writes what is new, one more for each line that ends.
void settle(Transaction &transaction, const Context &context, const Standing &standing,
            const std::vector<Line> &lines, Instant at);

}  // namespace tandem::consent
