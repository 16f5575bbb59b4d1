#include <host/plugins/plugin.hpp>

#include <fmt/format.h>

#include <host/plugins/wire.hpp>
#include <kit/database/migrations.hpp>

#include <stdexcept>

namespace ams::host {
namespace {

constexpr std::size_t longest_reason = 1000;
constexpr std::uint32_t most_menu_entries = 20;
constexpr std::size_t longest_menu_text = 200;

// One thread, which never ends and never trips: [main] means the thread that called create.
CallLimits main_limits() {
  CallLimits limits;
  limits.threads = 1;
  limits.breaker.overdue_calls = ~0u;
  return limits;
}

// Counted down however the call ends.
struct Running {
  std::atomic<unsigned> &calls;
  ~Running() { --calls; }
};

using MenuEntries = std::vector<std::pair<std::string, std::string>>;

// Of ams.pages/1 or ams.admin/1; a path that does not begin with `under` is left out.
template <class Table>
MenuEntries menu_entries(const Table &table, void *data, const char *language,
                         std::string_view under) {
  MenuEntries entries;
  for (std::uint32_t index = 0; index < most_menu_entries; ++index) {
    BoundedText label(longest_menu_text), path(longest_menu_text);
    ams_sink_t label_sink = label.sink(), path_sink = path.sink();
    if (table.menu(data, index, language, &label_sink, &path_sink) != AMS_OK) break;
    if (path.text.starts_with(under)) entries.emplace_back(label.text, path.text);
  }
  return entries;
}

// A plugin whose code is still running at the end: neither it nor what it reaches may go away.
struct Abandoned {
  const ams_plugin_t *instance;
  std::shared_ptr<PluginLibrary> library;
  std::shared_ptr<HostTables> tables;
};

void keep_for_ever(Abandoned abandoned) {
  static std::mutex mutex;
  // Never destroyed, not even when the process exits.
  static auto &all = *new std::vector<Abandoned>;
  std::lock_guard lock(mutex);
  all.push_back(std::move(abandoned));
}

}  // namespace

// Outlives the caller's deadline: what `activate` writes its answer into.
struct Plugin::Activation {
  std::atomic<bool> returned = false;
  ams_status_t status = AMS_INTERNAL;
  BoundedText reason{longest_reason};
};

Plugin::Plugin(PluginSettings settings, const PluginServices &services)
    : settings_(std::move(settings)),
      services_(services),
      main_(services.clock, main_limits()),
      pool_(services.clock, settings_.calls) {}

Plugin::~Plugin() { shut_down(); }

std::string Plugin::problem() const {
  std::lock_guard lock(mutex_);
  return problem_.empty() || flaws_.empty() ? problem_ + flaws_ : problem_ + ' ' + flaws_;
}

void Plugin::set_problem(std::string sentence) {
  if (!sentence.empty()) services_.log.write(kit::Level::warning, settings_.id, sentence);
  std::lock_guard lock(mutex_);
  problem_ = std::move(sentence);
}

void Plugin::add_flaw(std::string_view sentence) {
  services_.log.write(kit::Level::warning, settings_.id, sentence);
  std::lock_guard lock(mutex_);
  flaws_ += fmt::format("{}{}", flaws_.empty() ? "" : " ", sentence);
}

bool Plugin::on_main(kit::Microseconds timeout, std::function<void()> work) {
  if (*main_running_ > 0) return false;
  ++*main_running_;
  auto called = main_.call<bool>(
      services_.clock.in(timeout), [work = std::move(work), running = main_running_] {
        const Running until_the_end{*running};
        work();
        return true;
      });
  if (called.state == CallState::refused) --*main_running_;
  return called.state == CallState::returned;
}

void Plugin::load() {
  try {
    library_ = std::make_shared<PluginLibrary>(settings_.library);
    const ams_descriptor_t &descriptor = *library_->entry().descriptor;
    if (settings_.id != descriptor.id)
      throw std::runtime_error(
          fmt::format("The library is plugin {}, not {}.", descriptor.id, settings_.id));
    name_ = descriptor.name;
    version_ = descriptor.version;
    create();
  } catch (const std::exception &error) {
    set_problem(error.what());
  }
}

void Plugin::create() {
  struct Made {
    ams_status_t status = AMS_INTERNAL;
    const ams_plugin_t *instance = nullptr;
  };
  tables_ = std::make_shared<HostTables>(settings_.id, settings_.config, services_);
  auto made = std::make_shared<Made>();
  bool returned = on_main(settings_.main_timeout, [made, library = library_, tables = tables_] {
    made->status = library->entry().create(tables->wire(), &made->instance);
  });
  if (!returned) throw std::runtime_error("It did not return from create.");
  if (made->status != AMS_OK || made->instance == nullptr ||
      made->instance->size < sizeof *made->instance)
    throw std::runtime_error(
        fmt::format("It could not be created ({}).", status_name(made->status)));
  instance_ = made->instance;
  data_ = instance_->data;
  read_tables();
}

void Plugin::read_tables() {
  forms_ = table<ams_plugin_forms_t>(AMS_EXT_FORMS);
  events_ = table<ams_plugin_events_t>(AMS_EXT_EVENTS);
  pages_ = table<ams_plugin_pages_t>(AMS_EXT_PAGES);
  api_ = table<ams_plugin_api_t>(AMS_EXT_API);
  jobs_ = table<ams_plugin_jobs_t>(AMS_EXT_JOBS);
  health_ = table<ams_plugin_health_t>(AMS_EXT_HEALTH);
  admin_ = table<ams_plugin_admin_t>(AMS_EXT_ADMIN);
  privacy_ = table<ams_plugin_privacy_t>(AMS_EXT_PRIVACY);
  schema_ = table<ams_plugin_schema_t>(AMS_EXT_SCHEMA);
}

std::vector<std::string> Plugin::migrate(kit::Database &database) {
  if (!created()) throw std::runtime_error(problem());
  if (schema_ == nullptr) return {};
  auto migrations = std::make_shared<std::vector<kit::Migration>>();
  bool returned = on_main(migration_timeout, [migrations, schema = schema_, data = data()] {
    for (std::uint32_t index = 0; index < schema->count(data); ++index) {
      const ams_migration_t *one = schema->get(data, index);
      migrations->push_back({one->version, one->name, view(one->sql)});
    }
  });
  if (!returned) throw std::runtime_error("It did not return its migrations.");
  return kit::migrate(database, services_.clock, settings_.id, *migrations);
}

bool Plugin::activate() {
  if (active_ || !created()) return active_;
  if (!activation_) {
    activation_ = std::make_shared<Activation>();
    on_main(settings_.main_timeout, [call = activation_, instance = instance_, tables = tables_] {
      ams_sink_t sink = call->reason.sink();
      call->status = instance->activate(instance->data, &sink);
      call->returned = true;
    });
  }
  if (!activation_->returned) {
    set_problem("It has not returned from activate.");
    return false;
  }
  const auto call = std::move(activation_);
  if (call->status != AMS_OK) {
    set_problem(
        fmt::format("It refuses to work: {} ({})", call->reason.text, status_name(call->status)));
    return false;
  }
  set_problem("");
  active_ = true;
  read_menus();
  return true;
}

// Labels depend on the language alone, so that no page ever waits for its menu.
void Plugin::read_menus() {
  read_menu(pages_, "/", menu_);
  read_menu(admin_, "/console/", console_menu_);
}

template <class Table>
void Plugin::read_menu(const Table *table, std::string_view under, Menu &into) {
  if (table == nullptr) return;
  for (kit::Language language : kit::languages) {
    auto called = call<MenuEntries>(services_.clock.in(main_call_timeout),
                                    [table, data = data_, language, under] {
                                      return menu_entries(*table, data, kit::code(language), under);
                                    });
    std::lock_guard lock(mutex_);
    into[language] = called.result.value_or(MenuEntries{});
  }
}

std::vector<std::pair<std::string, std::string>> Plugin::read(const Menu &menu,
                                                              kit::Language language) const {
  std::lock_guard lock(mutex_);
  auto found = menu.find(language);
  return active_ && found != menu.end() ? found->second : MenuEntries{};
}

std::vector<std::pair<std::string, std::string>> Plugin::menu(kit::Language language) const {
  return read(menu_, language);
}

std::vector<std::pair<std::string, std::string>> Plugin::console_menu(
    kit::Language language) const {
  return read(console_menu_, language);
}

bool Plugin::shut_down() {
  if (!created()) return true;
  const bool late = activation_ && activation_->returned && activation_->status == AMS_OK;
  const bool was_active = active_.exchange(false) || late;
  bool drained = pool_.drain(services_.clock.in(shutdown_timeout));
  bool ended = drained && on_main(settings_.main_timeout, [was_active, instance = instance_] {
                 if (was_active) instance->deactivate(instance->data);
                 instance->destroy(instance->data);
               });
  if (ended) {
    instance_ = nullptr;
    return true;
  }
  keep_for_ever({instance_, library_, tables_});
  instance_ = nullptr;
  services_.log.write(kit::Level::error, settings_.id, "a call is stuck; it stays loaded");
  return false;
}

ams_status_t Plugin::call_status(kit::Deadline deadline, std::function<ams_status_t()> work) {
  Called<ams_status_t> called = call<ams_status_t>(deadline, std::move(work));
  switch (called.state) {
    case CallState::returned:
      return *called.result;
    case CallState::threw:
      return AMS_INTERNAL;
    case CallState::overdue:
      return AMS_DEADLINE_EXCEEDED;
    case CallState::refused:
      return AMS_RETRY_LATER;
  }
  return AMS_INTERNAL;
}

}  // namespace ams::host
