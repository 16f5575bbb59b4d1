#include <kit/database/retry.hpp>

#include <algorithm>
#include <cstring>
#include <thread>

#include <kit/database/database.hpp>

namespace ams::kit {
namespace {

constexpr Microseconds longest_delay{250'000};

}  // namespace

void Retry::check_deadline() const {
  if (clock_.passed(deadline_)) throw DatabaseUnavailable("the deadline passed");
}

void Retry::after(const TransientError &error) {
  auto wait = delay();
  auto remaining = Microseconds{deadline_.steady_us - clock_.steady_us()};
  if (wait >= remaining) {
    throw DatabaseUnavailable(std::string("until the deadline: ") + error.what());
  }
  std::this_thread::sleep_for(wait);
}

// Anything between a tenth of the ceiling and all of it, so that two that met do not meet again;
// the ceiling doubles.
Microseconds Retry::delay() {
  std::uint32_t number;
  random_.fill("jitter", std::as_writable_bytes(std::span(&number, 1)));
  auto share = 0.1 + 0.9 * number / 4294967296.0;
  auto wait = std::chrono::duration_cast<Microseconds>(ceiling_ * share);
  ceiling_ = std::min(ceiling_ * 2, longest_delay);
  return wait;
}

}  // namespace ams::kit
