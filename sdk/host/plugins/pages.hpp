// The plugins' pages (ams.pages/1) inside the host's site.
#pragma once

#include <functional>

#include <host/plugins/plugins.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

// How long a page waits for its plugin.
constexpr kit::Microseconds page_timeout = std::chrono::seconds(8);

// Adds every route of every plugin, of an inactive one as soon as it comes to life: it tells none
// before, and until then whatever is not in the table answers 503. A route that the router refuses
// is not served, and that is shown as a flaw of the plugin. References outlive the plugins.
// Whoever comes to life is also handed to `told`, for what else it offers to be added.
void add_plugin_routes(Router &router, Plugins &plugins, const Layout &layout,
                       const kit::Clock &clock, const std::function<void(Plugin &)> &told);

}  // namespace ams::host
