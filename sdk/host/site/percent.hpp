// Percent-decoding of one path segment.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ams::host {

// Nothing for a bad escape, an escaped slash, backslash or control character, or bytes that are no
// UTF-8: such a segment names nothing.
std::optional<std::string> percent_decoded(std::string_view segment);

}  // namespace ams::host
