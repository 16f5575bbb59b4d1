// What a token may be good for.
#pragma once

namespace tandem::desks {

constexpr const char *read_scope = "mentorship:read";
constexpr const char *write_scope = "mentorship:write";
constexpr const char *identity_scope = "mentorship:identity";

}  // namespace tandem::desks
