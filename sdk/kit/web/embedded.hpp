// Files linked into the program by the CMake function ams_embed.
#pragma once

#include <span>
#include <string_view>

namespace ams::kit {

struct EmbeddedFile {
  std::string_view name;  // "en/introductions/write.html.tpl", "fr.mo", "sql/0001_members.sql"
  std::string_view bytes;
};

using EmbeddedFiles = std::span<const EmbeddedFile>;

// Throws std::out_of_range when there is no such file: a defect of the build.
std::string_view embedded(EmbeddedFiles files, std::string_view name);

}  // namespace ams::kit
