// The overdue alarm of privacy requests (PRV-04): a mail a day, and two numbers for a machine.
#include <fmt/format.h>

#include <host/jobs/host_jobs.hpp>
#include <host/privacy/requests.hpp>

namespace ams::host {

namespace {

constexpr kit::Microseconds question_timeout = std::chrono::seconds(2);

}  // namespace

std::unique_ptr<Job> make_request_reminder_job(const Context &context) {
  return make_job({"privacy.remind", "clock", JobScope::once_per_cluster,
                   [&context](kit::Instant) {
                     return context.database.run(
                         context.clock.in(question_timeout), [&](kit::Transaction &transaction) {
                           return Requests(context).next_reminder(transaction);
                         });
                   },
                   [&context](const JobRun &run) {
                     context.database.run(run.deadline, [&](kit::Transaction &transaction) {
                       Requests(context).remind(transaction, run.now);
                     });
                     return false;
                   }});
}

std::string request_metrics(const Context &context, kit::Deadline deadline) {
  try {
    const auto counts = context.database.run(deadline, [&](kit::Transaction &transaction) {
      return Requests(context).counts(transaction, context.clock.now());
    });
    return fmt::format(
        "# HELP ams_privacy_requests_open Requests under privacy law that are open.\n"
        "# TYPE ams_privacy_requests_open gauge\nams_privacy_requests_open {}\n"
        "# HELP ams_privacy_requests_overdue Open ones whose day is over.\n"
        "# TYPE ams_privacy_requests_overdue gauge\nams_privacy_requests_overdue {}\n",
        counts.open, counts.overdue);
  } catch (const std::exception &) {
    return "";
  }
}

}  // namespace ams::host
