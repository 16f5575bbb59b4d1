// Time-based one-time codes (RFC 6238: SHA-1, six digits, 30 seconds), as every authenticator app
// makes them. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kit/base/time.hpp>

namespace ams::host {

std::int64_t totp_step_at(kit::Instant instant);
std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code this is, at most one step away from now (clocks differ); spaces are allowed.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view typed,
                                       kit::Instant now);
// RFC 4648 base 32 without padding: how a secret is typed into an app.
std::string base32(std::string_view bytes);

}  // namespace ams::host
