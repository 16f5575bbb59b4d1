#include <host/system/clock.hpp>

#include <fstream>
#include <stdexcept>
#include <string>

namespace ams::host {

namespace {

std::int64_t machine_us() {
  return std::chrono::duration_cast<kit::Microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

HostClock::HostClock(std::filesystem::path offset_file) : offset_file_(std::move(offset_file)) {
  std::int64_t offset = 0;
  if (std::ifstream in{offset_file_}; in && in >> offset && offset > 0) offset_us_ = offset;
}

kit::Instant HostClock::now() const { return kit::from_us(machine_us() + offset_us_.load()); }

std::int64_t HostClock::steady_us() const {
  return std::chrono::duration_cast<kit::Microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool HostClock::move_forward_to(kit::Instant instant) {
  std::int64_t before = offset_us_.load();
  std::int64_t wanted;
  do {
    wanted = kit::to_us(instant) - machine_us();
    if (wanted <= before) return false;
  } while (!offset_us_.compare_exchange_weak(before, wanted));
  save();
  return true;
}

void HostClock::save() const {
  if (offset_file_.empty()) return;
  // Written beside and renamed: a kill in the middle leaves the old offset, never half a number.
  std::filesystem::path beside = offset_file_;
  beside += ".new";
  std::ofstream out(beside, std::ios::trunc);
  out << offset_us_.load() << '\n';
  out.close();
  if (!out) throw std::runtime_error("cannot write " + beside.string());
  std::filesystem::rename(beside, offset_file_);
}

}  // namespace ams::host
