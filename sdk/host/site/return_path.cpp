#include <host/site/return_path.hpp>

#include <algorithm>

namespace ams::host {

std::string safe_return_path(std::string_view text, std::string_view otherwise) {
  constexpr std::size_t longest = 2000;
  const bool rooted = text.starts_with('/') && !text.starts_with("//") && text.size() <= longest;
  const bool plain = std::ranges::all_of(text, [](unsigned char c) {
    return c > 0x20 && c < 0x7f && c != '\\';
  });
  return std::string(rooted && plain ? text : otherwise);
}

}  // namespace ams::host
