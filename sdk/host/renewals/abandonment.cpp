#include <host/renewals/abandonment.hpp>

#include <host/jobs/host_jobs.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds question_timeout = std::chrono::seconds(2);
// Where the provider says that one has ended, its notice is on the way: no need to ask every
// second.
constexpr kit::Microseconds pause_between = std::chrono::minutes(1);

}  // namespace

std::unique_ptr<Job> make_abandonment_job(Renewals &renewals, const kit::Clock &clock) {
  auto pause_until_us = std::make_shared<std::int64_t>(0);  // steady
  return make_job(
      {"renewals.abandon", "clock", JobScope::once_per_cluster,
       [&renewals, &clock, pause_until_us](kit::Instant) -> std::optional<kit::Instant> {
         if (clock.steady_us() < *pause_until_us) return std::nullopt;
         return renewals.next_abandoned(clock.in(question_timeout));
       },
       [&renewals, &clock, pause_until_us](const JobRun &run) {
         if (renewals.abandon_some(run.now, run.deadline)) return true;
         *pause_until_us = clock.in(pause_between).steady_us;
         return false;
       }});
}

}  // namespace ams::host
