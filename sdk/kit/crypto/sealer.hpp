// Sealing at rest: XChaCha20-Poly1305 (libsodium), the key's id in front, bound to its place.
//
// Format: version byte 1, key id (4 bytes, big endian), nonce (24), ciphertext with tag (16).
// The associated data names where the value lives, so that a sealed value copied to another row,
// column or table does not open there.
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ams::kit {

using SecretKey = std::array<unsigned char, 32>;

// Where keys come from: generations of one named key.
class KeyRing {
 public:
  virtual ~KeyRing() = default;
  struct Generation {
    std::uint32_t id;
    SecretKey key;
  };
  virtual Generation current() = 0;
  // Throws SealBroken when that generation was destroyed.
  virtual SecretKey find(std::uint32_t id) = 0;
};

// The value is damaged, was moved, or its key is lost.
struct SealBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Sealer {
 public:
  // The ring outlives it.
  explicit Sealer(KeyRing &keys);

  // `place` is "table.column:record id". Any thread.
  std::string seal(std::string_view place, std::string_view plain) const;
  // Pads the value to a multiple of `block` (at least one block), so that a blank and an answer
  // have one length as long as the answer is shorter than the block. `open_padded` takes the
  // padding off again.
  std::string seal_padded(std::string_view place, std::string_view plain, std::size_t block) const;
  std::string open(std::string_view place, std::string_view sealed) const;
  std::string open_padded(std::string_view place, std::string_view sealed) const;

  // The id of the key a value was sealed with, for rotation.
  static std::uint32_t key_id(std::string_view sealed);

 private:
  KeyRing &keys_;
};

}  // namespace ams::kit
