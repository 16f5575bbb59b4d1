// The host's own migrations, from the files in sql/.
#pragma once

#include <vector>

#include <kit/database/migrations.hpp>

namespace ams::host {

std::vector<kit::Migration> host_migrations();

}  // namespace ams::host
