#include <kit/crypto/sealer.hpp>

#include <sodium.h>

#include <cstring>

namespace ams::kit {
namespace {

constexpr char version = 1;
constexpr std::size_t head_size = 1 + 4;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonce_size == 24 && tag_size == 16, "the format in sealer.hpp");
static_assert(std::tuple_size_v<SecretKey> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

// A copy of a key that does not stay behind in memory.
struct WipedKey {
  SecretKey key;
  ~WipedKey() { sodium_memzero(key.data(), key.size()); }
};

const unsigned char *unsigned_bytes(const char *bytes) {
  return reinterpret_cast<const unsigned char *>(bytes);
}
unsigned char *unsigned_bytes(char *bytes) { return reinterpret_cast<unsigned char *>(bytes); }

std::string make_head(std::uint32_t key_id) {
  std::string head{version};
  for (int shift = 24; shift >= 0; shift -= 8) head += static_cast<char>(key_id >> shift);
  return head;
}

// The head is bound as well: neither version nor key id can be exchanged. Its size is fixed, so
// that head and place cannot run into each other.
std::string associated_data(std::string_view head, std::string_view place) {
  return std::string(head).append(place);
}

void require_format(std::string_view sealed) {
  if (sealed.size() < head_size + nonce_size + tag_size || sealed[0] != version) {
    throw SealBroken("not a sealed value");
  }
}

}  // namespace

// A foreign host need not have initialised libsodium; doing it again does nothing.
Sealer::Sealer(KeyRing &keys) : keys_(keys) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium finds no randomness");
}

std::string Sealer::seal(std::string_view place, std::string_view plain) const {
  auto [key_id, secret] = keys_.current();
  WipedKey key{secret};
  sodium_memzero(secret.data(), secret.size());
  std::string sealed = make_head(key_id);
  std::string bound = associated_data(sealed, place);
  sealed.resize(head_size + nonce_size + plain.size() + tag_size);
  auto *nonce = unsigned_bytes(sealed.data() + head_size);
  randombytes_buf(nonce, nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      nonce + nonce_size, nullptr, unsigned_bytes(plain.data()), plain.size(),
      unsigned_bytes(bound.data()), bound.size(), nullptr, nonce, key.key.data());
  return sealed;
}

std::string Sealer::open(std::string_view place, std::string_view sealed) const {
  require_format(sealed);
  WipedKey key{keys_.find(key_id(sealed))};
  std::string bound = associated_data(sealed.substr(0, head_size), place);
  auto *nonce = unsigned_bytes(sealed.data() + head_size);
  auto size = sealed.size() - head_size - nonce_size;
  std::string plain(size - tag_size, '\0');
  int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
      unsigned_bytes(plain.data()), nullptr, nullptr, nonce + nonce_size, size,
      unsigned_bytes(bound.data()), bound.size(), nonce, key.key.data());
  if (refused) throw SealBroken("a sealed value is damaged or was moved");
  return plain;
}

// ISO/IEC 7816-4: 0x80, then zeros. Of every value, however it ends, the padding comes off again.
std::string Sealer::seal_padded(std::string_view place, std::string_view plain,
                                std::size_t block) const {
  if (block == 0) throw std::invalid_argument("a block has a length");
  std::string padded(plain);
  padded += '\x80';
  padded.resize((padded.size() + block - 1) / block * block, '\0');
  auto sealed = seal(place, padded);
  sodium_memzero(padded.data(), padded.size());
  return sealed;
}

std::string Sealer::open_padded(std::string_view place, std::string_view sealed) const {
  std::string plain = open(place, sealed);
  auto end = plain.find_last_not_of('\0');
  if (end == std::string::npos || plain[end] != '\x80') {
    throw SealBroken("a sealed value has no padding");
  }
  plain.resize(end);
  return plain;
}

std::uint32_t Sealer::key_id(std::string_view sealed) {
  require_format(sealed);
  std::uint32_t id = 0;
  for (std::size_t at = 1; at < head_size; ++at) {
    id = id << 8 | static_cast<unsigned char>(sealed[at]);
  }
  return id;
}

}  // namespace ams::kit
