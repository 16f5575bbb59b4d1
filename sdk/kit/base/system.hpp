// The real clocks and the real randomness of this machine: what a host hands out.
#pragma once

#include <atomic>
#include <cstdint>

#include <kit/base/random.hpp>
#include <kit/base/time.hpp>

namespace ams::kit {

// The machine's clocks. The wall clock can be moved by an offset, for `ams_host --dev` (DESIGN 7);
// without that it stays 0. The steady clock is never moved. Any thread.
class SystemClock final : public Clock {
 public:
  explicit SystemClock(Microseconds offset = Microseconds{0}) : offset_us_(offset.count()) {}

  Instant now() const override;
  std::int64_t steady_us() const override;

  Microseconds offset() const { return Microseconds{offset_us_.load()}; }
  void set_offset(Microseconds offset) { offset_us_.store(offset.count()); }

 private:
  std::atomic<std::int64_t> offset_us_;
};

// libsodium's generator. The streams of the port are all the same to it.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(const char *stream, std::span<std::byte> out) override;
};

}  // namespace ams::kit
