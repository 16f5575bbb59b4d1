// The host's clocks: the machine's, and a wall clock that `--dev` can move forward (DESIGN 7).
#pragma once

#include <atomic>
#include <filesystem>

#include <kit/base/time.hpp>

namespace ams::host {

class HostClock : public kit::Clock {
 public:
  // Reads the offset from `offset_file` when it is there; an empty path means no offset at all.
  explicit HostClock(std::filesystem::path offset_file = {});

  kit::Instant now() const override;
  std::int64_t steady_us() const override;

  // Forward only: false, and nothing done, when `instant` is not after now. Keeps the offset in
  // the file, so that a restarted host goes on from there.
  bool move_forward_to(kit::Instant instant);

 private:
  void save() const;
  std::filesystem::path offset_file_;
  std::atomic<std::int64_t> offset_us_{0};
};

}  // namespace ams::host
