// The host's own jobs, as far as they belong to no part of their own.
#pragma once

#include <functional>
#include <memory>

#include <host/context.hpp>
#include <host/jobs/job.hpp>

namespace ams::host {

class EventOutbox;
class Plugins;

// A job made of two functions; for parts that have one thing to do.
struct JobParts {
  std::string name;
  std::string lane;
  JobScope scope;
  std::function<std::optional<kit::Instant>(kit::Instant now)> next_due;
  std::function<bool(const JobRun &)> run;
  bool polls = false;
};
std::unique_ptr<Job> make_job(JobParts parts);

// What is done once a night, in the association's zone: when it ran last is kept in memory only,
// so it must be harmless to repeat.
std::unique_ptr<Job> make_nightly_job(std::string name, const Context &context,
                                      std::function<void(const JobRun &)> run);

std::unique_ptr<Job> make_event_job(EventOutbox &events, const kit::Clock &clock);
std::unique_ptr<Job> make_event_purge_job(const Context &context);
std::unique_ptr<Job> make_mail_job(const Context &context, kit::Transport &transport,
                                   kit::OutboxSender sender);
std::unique_ptr<Job> make_mail_purge_job(const Context &context);
// Tries plugins again that refused to work: a schema or a database may be there by now.
std::unique_ptr<Job> make_activation_job(Plugins &plugins, const kit::Clock &clock);

}  // namespace ams::host
