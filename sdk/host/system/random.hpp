// Randomness of the operating system, through libsodium.
#pragma once

#include <kit/base/random.hpp>

namespace ams::host {

class SystemRandom : public kit::Random {
 public:
  SystemRandom();  // throws std::runtime_error when libsodium cannot start
  void fill(const char *stream, std::span<std::byte> out) override;
};

}  // namespace ams::host
