// A receipt says that its holder came through a mentor's live link. The link dies with the answer;
// the receipt then still lets them be told what became of the introduction, and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <plugin/base/context.hpp>

namespace tandem::introductions {

struct Receipt {
  Id introduction_id;
  Id mentor_id;
};

// The cookie's value, signed; it ends at `until`.
std::string receipt_cookie(const Context &context, const Receipt &receipt, Instant until);
std::optional<Receipt> receipt_of_cookie(const Context &context, std::string_view cookie,
                                         Instant now);

}  // namespace tandem::introductions
