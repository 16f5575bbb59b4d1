#include <kit/base/system.hpp>

#include <sodium.h>

#include <stdexcept>

namespace ams::kit {

Instant SystemClock::now() const {
  auto machine = std::chrono::system_clock::now();
  return std::chrono::floor<Microseconds>(machine) + offset();
}

std::int64_t SystemClock::steady_us() const {
  auto machine = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<Microseconds>(machine).count();
}

SystemRandom::SystemRandom() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium finds no randomness");
}

void SystemRandom::fill(const char *, std::span<std::byte> out) {
  randombytes_buf(out.data(), out.size());
}

}  // namespace ams::kit
