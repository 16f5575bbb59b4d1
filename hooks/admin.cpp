// ams.admin/1: the Mentorship section of the console.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

Plugin &plugin_of(void *data) {
  return static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
}

void name(const Module &module, const desks::ConsoleEntry &entry, const char *language,
          const ams_sink_t &label, const ams_sink_t &path) {
  const auto in = kit::parse_language(language).value_or(Language::english);
  ams::write(label, module.catalogue.say(in, entry.label));
  ams::write(path, entry.path);
}

ams_status_t menu(void *data, std::uint32_t index, const char *language, const ams_sink_t *label,
                  const ams_sink_t *path) {
  auto &plugin = plugin_of(data);
  const auto &entries = plugin.module().console.entries();
  if (index >= entries.size()) return AMS_NOT_FOUND;
  return ams::guard(plugin.log(), "admin.menu",
                    [&] { name(plugin.module(), entries[index], language, *label, *path); });
}

// The entry of a tile: those where nothing ever waits have none.
const desks::ConsoleEntry *entry_of(const Module &module, std::uint32_t index) {
  for (const auto &entry : module.console.entries())
    if (entry.waiting && index-- == 0) return &entry;
  return nullptr;
}

ams_status_t tile(void *data, std::uint32_t index, const char *language, std::int64_t deadline_us,
                  ams_admin_tile_t *tile, const ams_sink_t *label, const ams_sink_t *path) {
  auto &plugin = plugin_of(data);
  const auto *entry = entry_of(plugin.module(), index);
  if (!entry) return AMS_NOT_FOUND;
  return ams::guard(plugin.log(), "admin.tile", [&] {
    const auto waiting = plugin.module().console.waiting({deadline_us}, *entry);
    tile->waiting = waiting.count;
    tile->overdue = waiting.overdue;
    tile->due_us = waiting.due ? kit::to_us(*waiting.due) : AMS_ADMIN_NO_DUE;
    name(plugin.module(), *entry, language, *label, *path);
  });
}

}  // namespace

const ams_plugin_admin_t admin{menu, tile};

}  // namespace tandem::hooks
