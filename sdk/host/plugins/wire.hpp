// Between the host's types and the payloads of the C ABI. What `to_wire` gives borrows from its
// argument.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <ams/ext/members.h>
#include <ams/types.h>
#include <host/members/member.hpp>
#include <kit/base/id.hpp>

namespace ams::host {

inline std::string_view view(const ams_bytes_t &bytes) {
  return {static_cast<const char *>(bytes.data), static_cast<std::size_t>(bytes.size)};
}
inline ams_bytes_t to_wire(std::string_view text) { return {text.data(), text.size()}; }

ams_id_t to_wire(const kit::Id &id);
kit::Id from_wire(const ams_id_t &id);
ams_date_t to_wire(const std::optional<kit::Date> &date);
ams_member_t to_wire(const Member &member);

// The name of a status, for logs and the console: "AMS_REJECTED".
const char *status_name(ams_status_t status);

// Collects what a plugin writes, up to a limit; more ends the plugin's output.
class BoundedText {
 public:
  explicit BoundedText(std::size_t limit) : limit_(limit) {}
  BoundedText(const BoundedText &) = delete;
  BoundedText &operator=(const BoundedText &) = delete;

  ams_sink_t sink() { return {this, &BoundedText::write}; }
  bool overflowed() const { return overflowed_; }
  std::string text;

 private:
  static ams_status_t write(void *context, const void *data, std::uint64_t size);
  std::size_t limit_;
  bool overflowed_ = false;
};

}  // namespace ams::host
