#include <host/plugins/admin_tiles.hpp>

#include <algorithm>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::uint32_t most_tiles = 20;
constexpr std::size_t longest_text = 200;

// Owned by the call: a plugin that is late still finds it there.
struct Listing {
  std::vector<AdminTile> tiles;
  bool complete = false;
};

// False: the list ends here.
bool read_tile(const ams_plugin_admin_t &table, void *data, std::uint32_t index,
               kit::Language language, kit::Deadline deadline, Listing &into) {
  BoundedText label(longest_text), path(longest_text);
  ams_sink_t label_sink = label.sink(), path_sink = path.sink();
  ams_admin_tile_t tile{sizeof tile, 0, 0, AMS_ADMIN_NO_DUE};
  const ams_status_t status = table.tile(data, index, kit::code(language), deadline.steady_us,
                                         &tile, &label_sink, &path_sink);
  into.complete = status == AMS_NOT_FOUND;
  if (status != AMS_OK) return false;
  if (!path.text.starts_with("/console/")) return true;
  AdminTile shown{label.text, path.text, std::max<std::int64_t>(tile.waiting, 0),
                  std::clamp<std::int64_t>(tile.overdue, 0, std::max<std::int64_t>(tile.waiting, 0)),
                  std::nullopt};
  if (tile.due_us != AMS_ADMIN_NO_DUE) shown.due = kit::from_us(tile.due_us);
  into.tiles.push_back(std::move(shown));
  return true;
}

Listing read_tiles(const ams_plugin_admin_t &table, void *data, kit::Language language,
                   kit::Deadline deadline) {
  Listing listing;
  std::uint32_t index = 0;
  while (index < most_tiles && read_tile(table, data, index, language, deadline, listing)) ++index;
  listing.complete = listing.complete || index == most_tiles;
  return listing;
}

}  // namespace

AdminTiles admin_tiles(const Plugins &plugins, kit::Language language, kit::Deadline deadline) {
  AdminTiles all;
  for (const auto &plugin : plugins.all()) {
    if (!plugin->active() || plugin->admin() == nullptr) continue;
    auto called = plugin->call<Listing>(
        deadline, [table = plugin->admin(), data = plugin->data(), language, deadline] {
          return read_tiles(*table, data, language, deadline);
        });
    if (!called.result || !called.result->complete) all.unanswered.push_back(plugin->name());
    if (!called.result) continue;
    for (AdminTile &tile : called.result->tiles) all.tiles.push_back(std::move(tile));
  }
  return all;
}

}  // namespace ams::host
