#include <host/system/clock.hpp>

#include <fstream>
#include <stdexcept>

namespace ams::host {

HostClock::HostClock(std::filesystem::path offset_file) : offset_file_(std::move(offset_file)) {
  std::int64_t offset = 0;
  if (std::ifstream in{offset_file_}; in && in >> offset && offset > 0) {
    machine_.set_offset(kit::Microseconds(offset));
  }
}

bool HostClock::move_forward_to(kit::Instant instant) {
  std::lock_guard lock(moving_);
  const auto further = instant - now();
  if (further <= kit::Microseconds(0)) return false;
  machine_.set_offset(machine_.offset() + further);
  save();
  return true;
}

void HostClock::save() const {
  if (offset_file_.empty()) return;
  // Written beside and renamed: a kill in the middle leaves the old offset, never half a number.
  std::filesystem::path beside = offset_file_;
  beside += ".new";
  std::ofstream out(beside, std::ios::trunc);
  out << machine_.offset().count() << '\n';
  out.close();
  if (!out) throw std::runtime_error("cannot write " + beside.string());
  std::filesystem::rename(beside, offset_file_);
}

}  // namespace ams::host
