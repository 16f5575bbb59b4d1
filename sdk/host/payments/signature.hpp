// Signed messages between host and payment provider: both hold one secret. Pure but for the file.
//
// Header `X-Ams-Signature: t=<seconds since 1970>,v=<keyed BLAKE2b-256 of "<t>.<body>">`.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <kit/base/random.hpp>
#include <kit/base/time.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::host {

constexpr const char *signature_header = "x-ams-signature";
// How far a message's time may be from now, on either side: what was recorded by somebody cannot be
// sent again later.
constexpr std::chrono::minutes signature_age = std::chrono::minutes(5);

enum class SignatureCheck { good, malformed, too_old, forged };

std::string make_signature(const kit::SecretKey &secret, kit::Instant now, std::string_view body);
SignatureCheck check_signature(const kit::SecretKey &secret, kit::Instant now,
                               std::string_view header, std::string_view body);

// The secret in `file` (base64url of 32 bytes, 0600). Made when there is none: whoever of host and
// provider starts first makes it. Throws std::runtime_error when the file is damaged.
kit::SecretKey shared_secret(const std::filesystem::path &file, kit::Random &random);

}  // namespace ams::host
