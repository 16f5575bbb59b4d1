// The port for randomness: cryptographic, in named streams, so that a test can replay one.
#pragma once

#include <cstddef>
#include <span>

namespace ams::kit {

class Random {
 public:
  virtual ~Random() = default;
  // Fills `out`; throws std::runtime_error when the system has none to give. Any thread.
  virtual void fill(const char *stream, std::span<std::byte> out) = 0;
};

}  // namespace ams::kit
