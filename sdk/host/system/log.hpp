// Log lines on standard error, one line each, whatever the text holds.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <kit/base/log.hpp>

namespace ams::host {

class StderrLog : public kit::Log {
 public:
  explicit StderrLog(kit::Level least = kit::Level::info);
  ~StderrLog() override;
  void write(kit::Level level, std::string_view call, std::string_view text) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Control characters as \xNN and line separators spelt out, so that no text forges a second line.
std::string one_line(std::string_view text);

}  // namespace ams::host
