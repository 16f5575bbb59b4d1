#include <ams/ext/api.h>
#include <ams/ext/clock.h>
#include <ams/ext/events.h>
#include <ams/ext/jobs.h>
#include <ams/ext/pages.h>

#include <regex>
#include <set>

#include "checks.hpp"
#include "library.hpp"

namespace ams::validator {

namespace {

ams_status_t keep(void *context, const void *data, std::uint64_t size) {
  static_cast<std::string *>(context)->append(static_cast<const char *>(data), size);
  return AMS_OK;
}

// A plugin brought to life for one check.
class Active {
 public:
  explicit Active(const Subject &subject) : library_(subject.path), host_(subject.host) {
    expect(library_.entry().create(host_.table(), &plugin_) == AMS_OK, "create fails");
    try {
      activate();
    } catch (...) {
      plugin_->destroy(plugin_->data);
      throw;
    }
  }
  ~Active() {
    if (active_) deactivate();
    plugin_->destroy(plugin_->data);
  }

  void activate() {
    std::string reason;
    const ams_sink_t why{&reason, keep};
    host_.set_active(true);
    const auto status = plugin_->activate(plugin_->data, &why);
    active_ = status == AMS_OK;
    if (active_) return;
    expect(!reason.empty(), "activate answers " + std::to_string(status) + " and says no reason");
    throw Skipped("it does not become active here: " + reason);
  }
  void deactivate() {
    plugin_->deactivate(plugin_->data);
    host_.set_active(false);
    active_ = false;
  }

  template <class Table>
  const Table &table(const char *id) const {
    const auto *found = static_cast<const Table *>(plugin_->get_extension(plugin_->data, id));
    if (!found) throw Skipped(std::string("it does not offer ") + id);
    return *found;
  }
  void *data() const { return plugin_->data; }
  std::int64_t deadline_us() const {
    const auto *clock = static_cast<const ams_host_clock_t *>(
        host_.table()->get_extension(host_.table()->data, AMS_EXT_CLOCK));
    return clock->steady_us(host_.table()->data) + 5'000'000;
  }

 private:
  Library library_;
  SmallHost host_;
  const ams_plugin_t *plugin_ = nullptr;
  bool active_ = false;
};

void comes_back(const Subject &subject) {
  Active plugin(subject);
  for (int round = 0; round < 3; ++round) {
    plugin.deactivate();
    plugin.activate();
  }
}

void check_route(const ams_route_t &route) {
  static const std::regex pattern(R"((/([A-Za-z0-9._~-]+|\{[a-z][a-z0-9_]*\}))+|/)");
  const std::string method = route.method ? route.method : "";
  const std::string path = route.pattern ? route.pattern : "";
  expect(route.size >= sizeof(ams_route_t), path + ": its size is too small");
  expect(method == "GET" || method == "POST", path + ": neither GET nor POST: " + method);
  expect(std::regex_match(path, pattern), "not a pattern: " + path);
  expect(route.permission && *route.permission, path + ": needs a permission");
  expect(method == "POST" || route.body_limit == 0, path + ": a GET has no body");
  expect(route.reserved == 0, path + ": reserved is not 0");
}

void routes(const Subject &subject) {
  const Active plugin(subject);
  const auto &pages = plugin.table<ams_plugin_pages_t>(AMS_EXT_PAGES);
  std::set<std::string> seen;
  for (std::uint32_t index = 0; index < pages.count(plugin.data()); ++index) {
    const auto *route = pages.get(plugin.data(), index);
    expect(route, "route " + std::to_string(index) + " is missing");
    expect(route == pages.get(plugin.data(), index), "the table changes");
    check_route(*route);
    // Two patterns that differ only in the names of their parameters match the same paths.
    const auto shape = std::regex_replace(route->pattern, std::regex(R"(\{[^}]*\})"), "{}");
    expect(seen.insert(std::string(route->method) + " " + shape).second,
           std::string("twice: ") + route->pattern);
  }
}

void check_operation(const ams_api_operation_t &operation) {
  static const std::regex pattern(R"(/api/v1(/([A-Za-z0-9._~-]+|\{[a-z][a-z0-9_]*\}))+)");
  static const std::regex scope(R"([a-z][a-z_]*:[a-z][a-z_]*)");
  const std::string method = operation.method ? operation.method : "";
  const std::string path = operation.pattern ? operation.pattern : "";
  const std::string permission = operation.permission ? operation.permission : "";
  expect(operation.size >= sizeof(ams_api_operation_t), path + ": its size is too small");
  expect(method == "GET" || method == "POST" || method == "PUT" || method == "DELETE",
         path + ": no method of the contract: " + method);
  expect(std::regex_match(path, pattern), "not a pattern: " + path);
  expect(!permission.empty() && permission != AMS_PERMISSION_LINK, path + ": needs a permission");
  expect(operation.scope, path + ": its scope is missing");
  expect(permission == AMS_PERMISSION_PUBLIC ? *operation.scope == 0
                                             : std::regex_match(operation.scope, scope),
         path + ": not its scope: " + operation.scope);
  expect((operation.flags & ~AMS_API_CREATES) == 0, path + ": unknown flags");
  expect(operation.flags == 0 || method == "POST", path + ": only a POST creates");
}

void operations(const Subject &subject) {
  const Active plugin(subject);
  const auto &api = plugin.table<ams_plugin_api_t>(AMS_EXT_API);
  std::string described;
  const ams_sink_t sink{&described, keep};
  expect(api.describe(plugin.data(), &sink) == AMS_OK, "it describes nothing");
  expect(described.size() <= AMS_API_DESCRIPTION_LIMIT, "its description is too long");
  std::set<std::string> seen;
  for (std::uint32_t index = 0; index < api.count(plugin.data()); ++index) {
    const auto *operation = api.get(plugin.data(), index);
    expect(operation, "operation " + std::to_string(index) + " is missing");
    expect(operation == api.get(plugin.data(), index), "the table changes");
    check_operation(*operation);
    const std::string name = std::string(operation->method) + " " + operation->pattern;
    expect(seen.insert(name).second, "twice: " + name);
    expect(described.find('"' + std::string(operation->pattern) + '"') != std::string::npos,
           name + " is not described");
  }
}

void unknown_event(const Subject &subject) {
  const Active plugin(subject);
  const auto &events = plugin.table<ams_plugin_events_t>(AMS_EXT_EVENTS);
  ams_member_t member{};
  member.size = sizeof member;
  ams_event_t event{};
  event.size = sizeof event;
  event.type = "validator.unknown";
  event.event_id.bytes[0] = 1;
  event.member = &member;
  event.form = "";
  event.mail_status = "";
  event.deadline_us = plugin.deadline_us();
  const auto status = events.handle(plugin.data(), &event);
  expect(status == AMS_OK, "it answers " + std::to_string(status));
}

void jobs(const Subject &subject) {
  const Active plugin(subject);
  const auto &table = plugin.table<ams_plugin_jobs_t>(AMS_EXT_JOBS);
  std::set<std::string> names;
  for (std::uint32_t index = 0; index < table.count(plugin.data()); ++index) {
    const auto *job = table.get(plugin.data(), index);
    expect(job && job->size >= sizeof(ams_job_t), "job " + std::to_string(index) + " is missing");
    expect(job == table.get(plugin.data(), index), "the table changes");
    expect(job->name && *job->name && job->lane && *job->lane, "a job without name or lane");
    expect(names.insert(job->name).second, std::string("twice: ") + job->name);
    expect(job->scope <= AMS_JOB_ONCE_PER_CLUSTER, std::string(job->name) + ": unknown scope");
    expect(job->longest_step_ms > 0, std::string(job->name) + ": no longest step");
  }
}

}  // namespace

std::vector<Check> checks_while_active() {
  return {{"becomes active again after deactivate", comes_back},
          {"routes are well formed", routes},
          {"API operations are well formed and described", operations},
          {"takes an event it does not know", unknown_event},
          {"jobs are well formed", jobs}};
}

}  // namespace ams::validator
