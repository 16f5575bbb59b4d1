// One configured plugin: found or missing, active or not, and the way to call it.
//
// Whatever is wrong with it (no library, another ABI, a refusal to activate, a hang) is a state
// with a sentence for an administrator, shown in readiness and console; it never stops the host.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <ams/entry.h>
#include <ams/ext/admin.h>
#include <ams/ext/api.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/health.h>
#include <ams/ext/jobs.h>
#include <ams/ext/pages.h>
#include <ams/ext/privacy.h>
#include <ams/ext/schema.h>
#include <host/plugins/call_pool.hpp>
#include <host/plugins/host_tables.hpp>
#include <host/plugins/library.hpp>
#include <kit/language/language.hpp>

namespace ams::host {

// So long the host waits for a [main] call. One that takes longer is left alone; activate counts
// once it has returned all the same.
constexpr kit::Microseconds main_call_timeout = std::chrono::seconds(10);

struct PluginSettings {
  std::string id;  // known even when the library cannot be loaded: its events wait for it
  std::filesystem::path library;
  std::map<std::string, std::string> config;
  CallLimits calls;
  kit::Microseconds main_timeout = main_call_timeout;
};

constexpr kit::Microseconds migration_timeout = std::chrono::minutes(10);
constexpr kit::Microseconds shutdown_timeout = std::chrono::seconds(5);

class Plugin {
 public:
  Plugin(PluginSettings settings, const PluginServices &services);
  ~Plugin();
  Plugin(const Plugin &) = delete;
  Plugin &operator=(const Plugin &) = delete;

  const std::string &id() const { return settings_.id; }
  std::string name() const { return name_.empty() ? settings_.id : name_; }
  const std::string &version() const { return version_; }
  bool created() const { return instance_ != nullptr; }
  bool active() const { return active_; }
  std::string problem() const;
  // One that leaves it active: a route that is not served.
  void add_flaw(std::string_view sentence);

  // Loads the library, creates the instance and reads its tables. Never throws.
  void load();
  // Applies its migrations; returns the names applied. Throws std::runtime_error.
  std::vector<std::string> migrate(kit::Database &database);
  // Again and again possible: a refusal (an old schema, no database) may be over later, and a call
  // that took too long may have returned meanwhile.
  bool activate();
  // False: a call is stuck inside; the library then stays mapped and the instance alive.
  bool shut_down();

  // The tables it offers; null where it does not, or where it is not created.
  const ams_plugin_forms_t *forms() const { return forms_; }
  const ams_plugin_events_t *events() const { return events_; }
  const ams_plugin_pages_t *pages() const { return pages_; }
  const ams_plugin_api_t *api() const { return api_; }
  const ams_plugin_jobs_t *jobs() const { return jobs_; }
  const ams_plugin_health_t *health() const { return health_; }
  const ams_plugin_admin_t *admin() const { return admin_; }
  const ams_plugin_privacy_t *privacy() const { return privacy_; }
  void *data() const { return data_; }

  // Calls `work` on this plugin's pool while it is active. `work` owns its payload.
  template <class Result>
  Called<Result> call(kit::Deadline deadline, std::function<Result()> work) {
    if (!active_) return {CallState::refused, std::nullopt};
    return pool_.call<Result>(deadline, std::move(work));
  }
  // The same for calls that return a status. Not called in time, or refused by the breaker:
  // AMS_DEADLINE_EXCEEDED or AMS_RETRY_LATER; an exception: AMS_INTERNAL.
  ams_status_t call_status(kit::Deadline deadline, std::function<ams_status_t()> work);
  // Where its menu leads, read once when it came to life: label and path by language.
  std::vector<std::pair<std::string, std::string>> menu(kit::Language language) const;
  // The same of the staff's console.
  std::vector<std::pair<std::string, std::string>> console_menu(kit::Language language) const;
  bool breaker_open() const { return pool_.breaker_open(); }
  unsigned running_calls() const { return pool_.running(); }

 private:
  struct Activation;
  void create();
  template <class Table>
  const Table *table(const char *id) const {
    return static_cast<const Table *>(instance_->get_extension(instance_->data, id));
  }
  void read_tables();
  // Runs on the one thread that [main] functions are called on. False: it did not return in time,
  // or another one is still running there.
  bool on_main(kit::Microseconds timeout, std::function<void()> work);
  void set_problem(std::string sentence);
  using Menu = std::map<kit::Language, std::vector<std::pair<std::string, std::string>>>;
  void read_menus();
  template <class Table>
  void read_menu(const Table *table, std::string_view under, Menu &into);
  std::vector<std::pair<std::string, std::string>> read(const Menu &menu,
                                                        kit::Language language) const;

  PluginSettings settings_;
  const PluginServices &services_;
  std::shared_ptr<HostTables> tables_;
  std::shared_ptr<PluginLibrary> library_;
  const ams_plugin_t *instance_ = nullptr;
  void *data_ = nullptr;
  std::string name_;
  std::string version_;
  mutable std::mutex mutex_;
  std::string problem_;
  std::string flaws_;
  Menu menu_;
  Menu console_menu_;
  std::atomic<bool> active_ = false;
  // What runs on the thread of [main]; shared with it.
  std::shared_ptr<std::atomic<unsigned>> main_running_ = std::make_shared<std::atomic<unsigned>>(0);
  std::shared_ptr<Activation> activation_;  // called, and its answer not taken yet
  const ams_plugin_forms_t *forms_ = nullptr;
  const ams_plugin_events_t *events_ = nullptr;
  const ams_plugin_pages_t *pages_ = nullptr;
  const ams_plugin_api_t *api_ = nullptr;
  const ams_plugin_jobs_t *jobs_ = nullptr;
  const ams_plugin_health_t *health_ = nullptr;
  const ams_plugin_admin_t *admin_ = nullptr;
  const ams_plugin_privacy_t *privacy_ = nullptr;
  const ams_plugin_schema_t *schema_ = nullptr;
  CallPool main_;
  CallPool pool_;
};

}  // namespace ams::host
