// A log that a test reads, also for what must not be in it (PRV-08).
#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include <kit/base/log.hpp>

namespace ams::test {

class CapturingLog final : public kit::Log {
 public:
  struct Line {
    kit::Level level;
    std::string call;
    std::string text;
  };

  void write(kit::Level level, std::string_view call, std::string_view text) override {
    std::lock_guard lock(mutex_);
    lines_.push_back({level, std::string(call), std::string(text)});
  }

  std::vector<Line> lines() const {
    std::lock_guard lock(mutex_);
    return lines_;
  }

  // Whether a line of any level holds `part`, in its call or its text.
  bool contains(std::string_view part) const {
    std::lock_guard lock(mutex_);
    return std::ranges::any_of(lines_, [&](const Line &line) {
      return line.call.find(part) != std::string::npos || line.text.find(part) != std::string::npos;
    });
  }

  std::size_t count(kit::Level level) const {
    std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::ranges::count(lines_, level, &Line::level));
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Line> lines_;
};

}  // namespace ams::test
