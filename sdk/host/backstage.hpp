// What works behind the pages: plugins, events, jobs, payments and renewals, put together.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/plugins/form_sections.hpp>
#include <host/site/site_layout.hpp>

namespace ams::host {

class ApiTable;
class HostClock;
class Layout;
class Passwords;
class Plugins;
class Router;

class Backstage {
 public:
  // Loads and activates the plugins; what is wrong with one is shown, never thrown. References
  // outlive it.
  Backstage(const Context &context, HostClock &clock);
  ~Backstage();
  Backstage(const Backstage &) = delete;
  Backstage &operator=(const Backstage &) = delete;

  FormSections &sections();
  Events &events();
  // The plugins' places in the site and, for staff, the console.
  std::vector<MenuEntry> menu(const Request &request) const;
  // Of the console, on its pages and for staff alone.
  std::vector<MenuEntry> console_menu(const Request &request) const;
  // The routes of renewals, payments, console and plugins, and those of `--dev`.
  void add_routes(Router &router, const Layout &layout, ApiTable &api);
  // A member's copy of their data, and erasures.
  void add_privacy_routes(Router &router, const Layout &layout, Passwords &passwords);
  // One line for each plugin, for /readyz. A plugin that does not work takes no host out of
  // service.
  std::string plugin_lines() const;
  std::string metrics() const;

  void start_jobs();
  // Stops the jobs and unloads the plugins. False: a call or a step is stuck; the process then has
  // to leave by _exit, destroying nothing.
  bool stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The plugins' migrations; returns the names applied. Throws std::runtime_error.
std::vector<std::string> migrate_plugins(const Context &context);

}  // namespace ams::host
