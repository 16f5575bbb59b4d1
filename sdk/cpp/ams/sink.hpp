// Sinks: giving longer output, and collecting it.
#pragma once

#include <ams/types.h>

#include <string>
#include <string_view>

#include <ams/status.hpp>

namespace ams {

// A status but AMS_OK ends the output; thrown, it reaches the caller through the guard.
inline void write(const ams_sink_t &sink, std::string_view text) {
  if (const auto status = sink.write(sink.context, text.data(), text.size()); status != AMS_OK)
    throw StatusError(status, "the sink took no more");
}

// Keeps what is written, at most `limit` bytes; what goes beyond is refused with AMS_REJECTED.
class CollectingSink {
 public:
  explicit CollectingSink(std::size_t limit = 16 * 1024 * 1024) : limit_(limit) {}
  CollectingSink(const CollectingSink &) = delete;
  CollectingSink &operator=(const CollectingSink &) = delete;

  const ams_sink_t *table() const { return &table_; }
  const std::string &text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  static ams_status_t append(void *context, const void *data, std::uint64_t size) noexcept {
    auto &self = *static_cast<CollectingSink *>(context);
    if (size > self.limit_ - self.text_.size()) return AMS_REJECTED;
    try {
      self.text_.append(static_cast<const char *>(data), size);
      return AMS_OK;
    } catch (...) {  // no memory; nothing may fly into the other side
      return AMS_INTERNAL;
    }
  }

  std::size_t limit_;
  std::string text_;
  ams_sink_t table_{this, append};
};

}  // namespace ams
