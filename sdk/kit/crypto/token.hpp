// Tokens, hashes and comparisons that tell nothing by their time.
#pragma once

#include <string>
#include <string_view>

#include <kit/base/random.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::kit {

// 32 random bytes as URL-safe base64 without padding (43 characters).
std::string make_token(Random &random);
// BLAKE2b-256, 32 bytes: how a token is stored. High-entropy tokens only, never passwords.
std::string hash_token(std::string_view token);
// Keyed BLAKE2b-256 as URL-safe base64 (43 characters).
std::string sign(const SecretKey &key, std::string_view text);
bool same_secret(std::string_view left, std::string_view right);

std::string to_base64url(std::string_view bytes);
// Empty optional-like: returns false when `text` is not URL-safe base64 without padding.
bool from_base64url(std::string_view text, std::string &bytes);

}  // namespace ams::kit
