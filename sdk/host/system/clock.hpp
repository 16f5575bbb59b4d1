// The host's clocks: the machine's, and a wall clock that `--dev` can move forward (DESIGN 7).
#pragma once

#include <filesystem>
#include <mutex>

#include <kit/base/system.hpp>

namespace ams::host {

class HostClock : public kit::Clock {
 public:
  // Reads the offset from `offset_file` when it is there; an empty path means no offset at all.
  explicit HostClock(std::filesystem::path offset_file = {});

  kit::Instant now() const override { return machine_.now(); }
  std::int64_t steady_us() const override { return machine_.steady_us(); }

  // Forward only: false, and nothing done, when `instant` is not after now. Keeps the offset in
  // the file, so that a restarted host goes on from there.
  bool move_forward_to(kit::Instant instant);

 private:
  void save() const;
  std::filesystem::path offset_file_;
  kit::SystemClock machine_;
  std::mutex moving_;
};

}  // namespace ams::host
