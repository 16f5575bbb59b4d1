// Randomness that a test can replay: one seed, one sequence in each named stream.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include <kit/base/random.hpp>

namespace ams::test {

// Any thread; but what each of several threads gets out of one stream depends on their order.
class SeededRandom final : public kit::Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : seed_(seed) {}

  void fill(const char *stream, std::span<std::byte> out) override {
    std::lock_guard lock(mutex_);
    auto &state = streams_.try_emplace(stream, start_of(stream)).first->second;
    for (auto &byte : out) byte = static_cast<std::byte>(next(state) >> 56);
  }

 private:
  // FNV-1a of the name, so that it does not depend on the standard library.
  std::uint64_t start_of(std::string_view stream) const {
    std::uint64_t hash = 14695981039346656037u ^ seed_;
    for (char byte : stream) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    return hash;
  }

  // splitmix64.
  static std::uint64_t next(std::uint64_t &state) {
    std::uint64_t mixed = state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
  }

  std::uint64_t seed_;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t, std::less<>> streams_;
};

}  // namespace ams::test
