#include <host/jobs/host_jobs.hpp>

#include <host/events/event_outbox.hpp>
#include <host/plugins/plugins.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds question_timeout = std::chrono::seconds(2);
constexpr kit::Microseconds activation_pause = std::chrono::seconds(30);
constexpr unsigned mails_a_step = 20;
constexpr unsigned events_a_purge = 500;
constexpr std::chrono::hours sent_bodies_kept = std::chrono::hours(24 * 30);

class MadeJob : public Job {
 public:
  explicit MadeJob(JobParts parts) : parts_(std::move(parts)) {}
  std::string name() const override { return parts_.name; }
  std::string lane() const override { return parts_.lane; }
  JobScope scope() const override { return parts_.scope; }
  std::optional<kit::Instant> next_due(kit::Instant now) override { return parts_.next_due(now); }
  bool polls() const override { return parts_.polls; }
  bool run(const JobRun &run) override { return parts_.run(run); }

 private:
  JobParts parts_;
};

}  // namespace

std::unique_ptr<Job> make_job(JobParts parts) {
  return std::make_unique<MadeJob>(std::move(parts));
}

std::unique_ptr<Job> make_nightly_job(std::string name, const Context &context,
                                      std::function<void(const JobRun &)> run) {
  auto due = std::make_shared<std::optional<kit::Instant>>();
  const std::string zone = context.settings.zone;
  return make_job({std::move(name), "night", JobScope::once_per_cluster,
                   [due, zone](kit::Instant now) {
                     if (!*due) *due = kit::end_of_day(kit::date_in(now, zone), zone);
                     return *due;
                   },
                   [due, run = std::move(run)](const JobRun &job_run) {
                     run(job_run);
                     due->reset();
                     return false;
                   }});
}

std::unique_ptr<Job> make_event_job(EventOutbox &events, const kit::Clock &clock) {
  return make_job({"events.deliver", "events", JobScope::each_instance,
                   [&](kit::Instant) { return events.next_due(clock.in(question_timeout)); },
                   [&](const JobRun &run) { return events.step(run.deadline); }});
}

std::unique_ptr<Job> make_event_purge_job(const Context &context) {
  return make_nightly_job("events.purge", context, [&context](const JobRun &run) {
    std::uint64_t purged = events_a_purge;
    while (purged == events_a_purge && !context.clock.passed(run.deadline))
      purged = context.database.run(run.deadline, [&](kit::Transaction &transaction) {
        return EventStore::purge(transaction, run.now - events_kept, events_a_purge);
      });
  });
}

std::unique_ptr<Job> make_mail_job(const Context &context, kit::Transport &transport,
                                   kit::OutboxSender sender) {
  return make_job({"mail.send", "mail", JobScope::once_per_cluster,
                   [&context](kit::Instant) {
                     return context.outbox.next_due(context.clock.in(question_timeout));
                   },
                   [&context, &transport, sender](const JobRun &run) {
                     return context.outbox.step(transport, sender, run.fencing_token, mails_a_step,
                                                run.deadline);
                   }});
}

std::unique_ptr<Job> make_mail_purge_job(const Context &context) {
  return make_nightly_job("mail.purge", context, [&context](const JobRun &run) {
    context.outbox.purge(run.now - sent_bodies_kept, run.deadline);
  });
}

std::unique_ptr<Job> make_activation_job(Plugins &plugins, const kit::Clock &clock) {
  auto next_us = std::make_shared<std::int64_t>(0);  // steady: it waits for the world, not for time
  return make_job({"plugins.activate", "plugins", JobScope::each_instance,
                   [&plugins, &clock, next_us](kit::Instant now) -> std::optional<kit::Instant> {
                     if (!plugins.any_inactive() || clock.steady_us() < *next_us)
                       return std::nullopt;
                     return now;
                   },
                   [&plugins, &clock, next_us](const JobRun &) {
                     plugins.activate_inactive();
                     *next_us = clock.in(activation_pause).steady_us;
                     return false;
                   }});
}

}  // namespace ams::host
