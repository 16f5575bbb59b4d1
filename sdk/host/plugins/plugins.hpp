// All configured plugins.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <host/events/receivers.hpp>
#include <host/http/exchange.hpp>
#include <host/plugins/plugin.hpp>

namespace ams::host {

// For /readyz and the console.
struct PluginHealth {
  std::string id;
  std::string name;
  std::string version;
  bool active = false;
  bool ready = false;
  bool breaker_open = false;
  unsigned running_calls = 0;
  std::string problem;  // empty when all is well
};

struct PluginMenuEntry {
  std::string label;
  std::string path;
};

class Plugins : public EventReceivers {
 public:
  Plugins(std::vector<PluginSettings> settings, PluginServices services);
  ~Plugins() override;

  // Loads all and tries to activate them; what fails is in `health`.
  void start();
  void load();  // for `ams_host migrate`: no activation
  // Tries those again that refused; true when one came to life.
  bool activate_inactive();
  bool any_inactive() const;
  // Called with each plugin that comes to life from now on, before its pages are asked for.
  void when_active(std::function<void(Plugin &)> told) { when_active_ = std::move(told); }
  // False: a call is stuck in a plugin. The process then has to leave by _exit, unloading nothing.
  bool shut_down();

  const std::vector<std::unique_ptr<Plugin>> &all() const { return plugins_; }
  std::vector<PluginHealth> health(kit::Deadline deadline) const;
  // Prometheus text of all that have some.
  std::string metrics(kit::Deadline deadline) const;
  std::vector<PluginMenuEntry> menu(const Request &request) const;
  std::vector<PluginMenuEntry> console_menu(const Request &request) const;

  // EventReceivers
  std::vector<std::string> known() const override;
  bool present(const std::string &plugin) const override;
  ams_status_t deliver(const std::string &plugin, const EventDelivery &delivery,
                       kit::Deadline deadline) override;

 private:
  Plugin *find(const std::string &id) const;
  PluginServices services_;
  std::vector<std::unique_ptr<Plugin>> plugins_;
  std::function<void(Plugin &)> when_active_ = [](Plugin &) {};
};

}  // namespace ams::host
