// All introductions and pairings as staff see them: envelope and state, never a word of anybody's
// (DESIGN 5).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/introductions/types.hpp>

namespace tandem::introductions {

enum class RegisterFilter { open, ended, all };

const char *code(RegisterFilter filter);
std::optional<RegisterFilter> parse_register_filter(std::string_view code);

struct RegisterQuery {
  RegisterFilter filter = RegisterFilter::open;
  Id member_id = {};  // as mentee or mentor; none: everybody's
  Id after = {};      // the last one of the page before; none: from the beginning
};

// Newest first, at most `limit`.
std::vector<Envelope> introductions_in_register(Transaction &transaction,
                                                const RegisterQuery &query, unsigned limit);

struct RegisteredPairing {
  Id id;
  Id introduction_id;
  Id mentee_id;
  Id mentor_id;
  Instant began_at{};
  std::optional<Instant> ended_at = std::nullopt;  // nothing: it stands
};
std::vector<RegisteredPairing> pairings_in_register(Transaction &transaction,
                                                    const RegisterQuery &query, unsigned limit);

struct RegisterCounts {
  std::int64_t open_introductions;
  std::int64_t standing_pairings;
};
RegisterCounts register_counts(Transaction &transaction);

}  // namespace tandem::introductions
