#include <kit/web/embedded.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace ams::kit {

std::string_view embedded(EmbeddedFiles files, std::string_view name) {
  auto found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end()) throw std::out_of_range("no embedded file " + std::string(name));
  return found->bytes;
}

}  // namespace ams::kit
