// The plugins' operations (ams.api/1) in the host's API.
#pragma once

#include <host/api/table.hpp>
#include <host/context.hpp>
#include <host/plugins/plugin.hpp>

namespace ams::host {

// Adds the operations of a plugin that has just come to life. What is wrong with them is shown as a
// flaw of the plugin; then none is served. `plugin` and `context` outlive the table's last call.
void add_plugin_operations(ApiTable &table, Plugin &plugin, const Context &context);

}  // namespace ams::host
