#include <host/system/random.hpp>

#include <sodium.h>

#include <stdexcept>

namespace ams::host {

SystemRandom::SystemRandom() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

void SystemRandom::fill(const char *, std::span<std::byte> out) {
  randombytes_buf(out.data(), out.size());
}

}  // namespace ams::host
