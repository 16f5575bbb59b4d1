#include <host/system/log.hpp>

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace ams::host {

namespace {

spdlog::level::level_enum translated(kit::Level level) {
  switch (level) {
    case kit::Level::debug: return spdlog::level::debug;
    case kit::Level::info: return spdlog::level::info;
    case kit::Level::warning: return spdlog::level::warn;
    case kit::Level::error: break;
  }
  return spdlog::level::err;
}

}  // namespace

// A logger of its own, never registered by name: spdlog's registry belongs to the whole process.
struct StderrLog::Impl {
  spdlog::logger logger{"", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

StderrLog::StderrLog(kit::Level least) : impl_(std::make_unique<Impl>()) {
  impl_->logger.set_level(translated(least));
  impl_->logger.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
  impl_->logger.flush_on(spdlog::level::info);
}

StderrLog::~StderrLog() = default;

void StderrLog::write(kit::Level level, std::string_view call, std::string_view text) {
  impl_->logger.log(translated(level), "{}: {}", one_line(call), one_line(text));
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool separator = text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029";
    if (byte < 0x20 || byte == 0x7f || separator) {
      line += fmt::format("\\x{:02x}", byte);
    } else {
      line += text[at];
    }
  }
  return line;
}

}  // namespace ams::host
