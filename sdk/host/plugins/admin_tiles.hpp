// What waits for staff, as plugins say it (ams.admin/1), for the console's first page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <host/plugins/plugins.hpp>

namespace ams::host {

struct AdminTile {
  std::string label;
  std::string path;
  std::int64_t waiting = 0;
  std::int64_t overdue = 0;
  std::optional<kit::Instant> due;  // the next of those that are not overdue
};

struct AdminTiles {
  std::vector<AdminTile> tiles;
  std::vector<std::string> unanswered;  // names of plugins whose tiles did not all come
};

AdminTiles admin_tiles(const Plugins &plugins, kit::Language language, kit::Deadline deadline);

}  // namespace ams::host
