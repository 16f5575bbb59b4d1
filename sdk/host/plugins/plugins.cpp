#include <host/plugins/plugins.hpp>

#include <algorithm>

#include <host/plugins/event_call.hpp>
#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::size_t longest_health_line = 500;
constexpr std::size_t largest_metrics = 1u << 20;

std::shared_ptr<BoundedText> bounded(std::size_t limit) {
  return std::make_shared<BoundedText>(limit);
}

PluginHealth health_of(Plugin &plugin, kit::Deadline deadline) {
  PluginHealth health{
      plugin.id(),     plugin.name(),         plugin.version(),       plugin.active(),
      plugin.active(), plugin.breaker_open(), plugin.running_calls(), plugin.problem()};
  if (!plugin.active() || plugin.health() == nullptr) return health;
  auto why = bounded(longest_health_line);
  ams_status_t status =
      plugin.call_status(deadline, [why, deadline, table = plugin.health(), data = plugin.data()] {
        ams_sink_t sink = why->sink();
        return table->ready(data, deadline.steady_us, &sink);
      });
  health.ready = status == AMS_OK;
  // `why` may still be written to by a late call; it is read only after a returned one.
  if (status == AMS_RETRY_LATER && !plugin.breaker_open()) health.problem = why->text;
  if (!health.ready && health.problem.empty())
    health.problem = std::string("It does not answer (") + status_name(status) + ").";
  return health;
}

}  // namespace

Plugins::Plugins(std::vector<PluginSettings> settings, PluginServices services)
    : services_(std::move(services)) {
  for (PluginSettings &one : settings)
    plugins_.push_back(std::make_unique<Plugin>(std::move(one), services_));
}

Plugins::~Plugins() { shut_down(); }

void Plugins::load() {
  for (auto &plugin : plugins_) plugin->load();
}

void Plugins::start() {
  load();
  activate_inactive();
}

bool Plugins::activate_inactive() {
  bool came_to_life = false;
  for (auto &plugin : plugins_) {
    if (plugin->active() || !plugin->activate()) continue;
    when_active_(*plugin);
    came_to_life = true;
  }
  return came_to_life;
}

bool Plugins::any_inactive() const {
  return std::any_of(plugins_.begin(), plugins_.end(),
                     [](auto &plugin) { return plugin->created() && !plugin->active(); });
}

bool Plugins::shut_down() {
  bool clean = true;
  for (auto &plugin : plugins_) clean = plugin->shut_down() && clean;
  return clean;
}

std::vector<PluginHealth> Plugins::health(kit::Deadline deadline) const {
  std::vector<PluginHealth> all;
  for (auto &plugin : plugins_) all.push_back(health_of(*plugin, deadline));
  return all;
}

std::string Plugins::metrics(kit::Deadline deadline) const {
  std::string all;
  for (auto &plugin : plugins_) {
    if (!plugin->active() || plugin->health() == nullptr) continue;
    auto text = bounded(largest_metrics);
    auto called = plugin->call<ams_status_t>(
        deadline, [text, deadline, table = plugin->health(), data = plugin->data()] {
          ams_sink_t sink = text->sink();
          return table->metrics(data, deadline.steady_us, &sink);
        });
    if (called.result == AMS_OK) all += text->text;
  }
  return all;
}

std::vector<std::string> Plugins::known() const {
  std::vector<std::string> ids;
  for (auto &plugin : plugins_)
    if (!plugin->created() || plugin->events() != nullptr) ids.push_back(plugin->id());
  return ids;
}

Plugin *Plugins::find(const std::string &id) const {
  auto found = std::find_if(plugins_.begin(), plugins_.end(),
                            [&](auto &plugin) { return plugin->id() == id; });
  return found == plugins_.end() ? nullptr : found->get();
}

bool Plugins::present(const std::string &plugin) const {
  Plugin *found = find(plugin);
  return found != nullptr && found->active();
}

ams_status_t Plugins::deliver(const std::string &plugin, const EventDelivery &delivery,
                              kit::Deadline deadline) {
  Plugin *found = find(plugin);
  if (found == nullptr || !found->active()) return AMS_RETRY_LATER;
  if (found->events() == nullptr) return AMS_OK;
  auto payload = std::make_shared<EventCall>(plugin, delivery, deadline);
  return found->call_status(deadline, [payload, table = found->events(), data = found->data()] {
    return table->handle(data, payload->wire());
  });
}

std::vector<PluginMenuEntry> Plugins::menu(const Request &request) const {
  std::vector<PluginMenuEntry> entries;
  for (auto &plugin : plugins_)
    for (const auto &[label, path] : plugin->menu(request.language))
      entries.push_back({label, path});
  return entries;
}

std::vector<PluginMenuEntry> Plugins::console_menu(const Request &request) const {
  std::vector<PluginMenuEntry> entries;
  for (auto &plugin : plugins_)
    for (const auto &[label, path] : plugin->console_menu(request.language))
      entries.push_back({label, path});
  return entries;
}

}  // namespace ams::host
