#include <host/plugins/plugin_jobs.hpp>

#include <algorithm>
#include <stdexcept>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::uint32_t shortest_step_ms = 100;
constexpr std::uint32_t longest_step_ms = 120000;

void check(ams_status_t status) {
  if (status != AMS_OK) throw std::runtime_error(status_name(status));
}

class PluginJob : public Job {
 public:
  PluginJob(Plugin &plugin, std::uint32_t index, const ams_job_t &job)
      : plugin_(plugin), index_(index), job_(job) {}

  std::string name() const override { return plugin_.id() + '/' + job_.name; }
  std::string lane() const override { return plugin_.id() + '/' + job_.lane; }
  JobScope scope() const override {
    return job_.scope == AMS_JOB_ONCE_PER_CLUSTER ? JobScope::once_per_cluster
                                                  : JobScope::each_instance;
  }
  kit::Microseconds longest_step() const override {
    return std::chrono::milliseconds(
        std::clamp(job_.longest_step_ms, shortest_step_ms, longest_step_ms));
  }

  std::optional<kit::Instant> next_due(kit::Instant now) override {
    if (!plugin_.active()) return std::nullopt;
    std::int64_t due_us = AMS_JOB_NEVER;
    check(plugin_.jobs()->next_due(plugin_.data(), index_, kit::to_us(now), &due_us));
    if (due_us == AMS_JOB_NEVER) return std::nullopt;
    return kit::from_us(due_us);
  }

  bool run(const JobRun &run) override {
    if (!plugin_.active()) return false;
    ams_job_run_t wire{sizeof wire, kit::to_us(run.now), run.deadline.steady_us, run.fencing_token};
    std::uint32_t more = 0;
    check(plugin_.jobs()->run(plugin_.data(), index_, &wire, &more));
    return more != 0;
  }

 private:
  Plugin &plugin_;
  std::uint32_t index_;
  const ams_job_t &job_;  // lives until destroy
};

}  // namespace

std::vector<std::unique_ptr<Job>> plugin_jobs(const Plugins &plugins) {
  std::vector<std::unique_ptr<Job>> jobs;
  for (auto &plugin : plugins.all()) {
    if (plugin->jobs() == nullptr) continue;
    std::uint32_t count = plugin->jobs()->count(plugin->data());
    for (std::uint32_t index = 0; index < count; ++index) {
      const ams_job_t *job = plugin->jobs()->get(plugin->data(), index);
      if (job == nullptr || job->name == nullptr || job->lane == nullptr) {
        plugin->add_flaw("A job without name or lane is not run.");
        continue;
      }
      jobs.push_back(std::make_unique<PluginJob>(*plugin, index, *job));
    }
  }
  return jobs;
}

}  // namespace ams::host
