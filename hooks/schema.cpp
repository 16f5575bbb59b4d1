// ams.schema/1: the migrations of sql/, embedded.
#include <hooks/hooks.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <kit/web/embedded.hpp>
#include <tandem_data.hpp>

namespace tandem::hooks {

namespace {

struct Migrations {
  std::vector<ams_migration_t> list;
  std::vector<std::string> names;

  Migrations() {
    std::vector<ams::kit::EmbeddedFile> files;
    for (const auto &file : tandem_data())
      if (file.name.starts_with("sql/")) files.push_back(file);
    std::ranges::sort(files, {}, &ams::kit::EmbeddedFile::name);
    for (const auto &file : files) names.emplace_back(file.name.substr(4));
    for (std::size_t i = 0; i < files.size(); ++i) {
      list.push_back({sizeof(ams_migration_t), static_cast<std::uint32_t>(i + 1), 0,
                      names[i].c_str(), {files[i].bytes.data(), files[i].bytes.size()}});
    }
  }
};

const Migrations &migrations() {
  static const Migrations all;
  return all;
}

std::uint32_t count(void *) { return static_cast<std::uint32_t>(migrations().list.size()); }

const ams_migration_t *get(void *, std::uint32_t index) {
  const auto &list = migrations().list;
  return index < list.size() ? &list[index] : nullptr;
}

void supported(void *, std::uint32_t *lowest, std::uint32_t *highest) {
  std::tie(*lowest, *highest) = supported_schema();
}

}  // namespace

// Its statements name what each of its migrations makes, so it needs all of them; of later ones it
// cannot know. A version that runs while a later one's are applied goes on (expand, then contract).
std::pair<std::uint32_t, std::uint32_t> supported_schema() {
  const auto own = static_cast<std::uint32_t>(migrations().list.size());
  return {own, own};
}

const ams_plugin_schema_t schema{count, get, supported};

}  // namespace tandem::hooks
