#include <kit/crypto/token.hpp>

#include <sodium.h>

namespace ams::kit {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t hash_size = crypto_generichash_BYTES;
static_assert(hash_size == 32, "BLAKE2b-256");

const unsigned char *unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::string blake2b(std::string_view text, const unsigned char *key, std::size_t key_size) {
  std::string hash(hash_size, '\0');
  crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hash.size(),
                     unsigned_bytes(text), text.size(), key, key_size);
  return hash;
}

}  // namespace

std::string make_token(Random &random) {
  std::string bytes(32, '\0');
  random.fill("token", std::as_writable_bytes(std::span(bytes)));
  return to_base64url(bytes);
}

std::string hash_token(std::string_view token) { return blake2b(token, nullptr, 0); }

std::string sign(const SecretKey &key, std::string_view text) {
  return to_base64url(blake2b(text, key.data(), key.size()));
}

// The lengths are no secret; the bytes are.
bool same_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string to_base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), unsigned_bytes(bytes), bytes.size(), variant);
  text.pop_back();  // the NUL
  return text;
}

bool from_base64url(std::string_view text, std::string &bytes) {
  std::string decoded(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char *end = nullptr;
  int refused = sodium_base642bin(reinterpret_cast<unsigned char *>(decoded.data()), decoded.size(),
                                  text.data(), text.size(), nullptr, &size, &end, variant);
  if (refused || end != text.data() + text.size()) return false;
  decoded.resize(size);
  bytes = std::move(decoded);
  return true;
}

}  // namespace ams::kit
