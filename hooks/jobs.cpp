// ams.jobs/1: the outbox, the clocks of introductions, reconciliation, upkeep.
#include <hooks/hooks.hpp>

#include <plugin/base/upkeep.hpp>
#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

constexpr unsigned mails_per_step = 20;
constexpr std::chrono::hours day{24};

// Nothing: nothing waits.
using Due = std::optional<Instant> (*)(Module &, Instant now, kit::Deadline);
// True: another step is due at once.
using Run = bool (*)(Module &, const ams_job_run_t &);

struct Job {
  ams_job_t job;
  Due due;
  Run run;
};

template <class Question>
auto ask(Module &module, kit::Deadline deadline, Question question) {
  return module.database.run(deadline, question);
}

std::optional<Instant> mails_due(Module &module, Instant, kit::Deadline deadline) {
  return module.outbox.next_due(deadline);
}
bool send_mails(Module &module, const ams_job_run_t &run) {
  return module.outbox.step(module.transport, module.transport.sender(), run.fencing_token,
                            mails_per_step, {run.deadline_us});
}

std::optional<Instant> reminder_due(Module &module, Instant now, kit::Deadline deadline) {
  return ask(module, deadline, [&](Transaction &transaction) {
    return module.introductions.next_reminder(transaction, now);
  });
}
bool remind(Module &module, const ams_job_run_t &run) {
  return ask(module, {run.deadline_us}, [&](Transaction &transaction) {
    return module.introductions.remind_step(transaction, kit::from_us(run.now_us));
  });
}

std::optional<Instant> expiry_due(Module &module, Instant, kit::Deadline deadline) {
  return ask(module, deadline, [&](Transaction &transaction) {
    return module.introductions.next_expiry(transaction);
  });
}
bool expire(Module &module, const ams_job_run_t &run) {
  return ask(module, {run.deadline_us}, [&](Transaction &transaction) {
    return module.introductions.expire_step(transaction, kit::from_us(run.now_us));
  });
}

std::optional<Instant> mentor_clock_due(Module &module, Instant, kit::Deadline deadline) {
  return ask(module, deadline,
             [&](Transaction &transaction) { return module.mentors.next_clock(transaction); });
}
bool mentor_clock(Module &module, const ams_job_run_t &run) {
  return ask(module, {run.deadline_us}, [&](Transaction &transaction) {
    return module.mentors.clock_step(transaction, kit::from_us(run.now_us));
  });
}

std::optional<Instant> reconcile_due(Module &module, Instant, kit::Deadline deadline) {
  return ask(module, deadline, [&](Transaction &transaction) {
    return module.members.reconciled_at(transaction) + day;
  });
}
// The upkeep goes with the nightly reconciliation, so that it needs no clock of its own.
bool reconcile(Module &module, const ams_job_run_t &run) {
  if (module.members.reconcile({run.deadline_us})) return true;
  clean_up(module.context, module.outbox, {run.deadline_us});
  module.retention.run({run.deadline_us});
  return false;
}

// A search began to build the directory and its time was over: the build goes on without one.
std::optional<Instant> directory_due(Module &module, Instant now, kit::Deadline) {
  return module.directory.building() ? std::optional(now) : std::nullopt;
}
bool build_directory(Module &module, const ams_job_run_t &run) {
  return module.directory.build_on({run.deadline_us});
}

std::optional<Instant> import_due(Module &module, Instant now, kit::Deadline deadline) {
  return ask(module, deadline, [&](Transaction &transaction) {
    return module.imports.next_due(transaction, now);
  });
}
bool carry_on_import(Module &module, const ams_job_run_t &run) {
  return ask(module, {run.deadline_us}, [&](Transaction &transaction) {
    return module.imports.step(transaction, kit::from_us(run.now_us));
  });
}

constexpr Job all[] = {
    {{sizeof(ams_job_t), "mail.send", "mail", AMS_JOB_ONCE_PER_CLUSTER, 60'000}, mails_due,
     send_mails},
    {{sizeof(ams_job_t), "introductions.remind", "clock", AMS_JOB_ONCE_PER_CLUSTER, 10'000},
     reminder_due, remind},
    {{sizeof(ams_job_t), "introductions.expire", "clock", AMS_JOB_ONCE_PER_CLUSTER, 10'000},
     expiry_due, expire},
    {{sizeof(ams_job_t), "mentors.clock", "clock", AMS_JOB_ONCE_PER_CLUSTER, 10'000},
     mentor_clock_due, mentor_clock},
    {{sizeof(ams_job_t), "members.reconcile", "upkeep", AMS_JOB_ONCE_PER_CLUSTER, 30'000},
     reconcile_due, reconcile},
    {{sizeof(ams_job_t), "directory.build", "directory", AMS_JOB_EACH_INSTANCE, 10'000},
     directory_due, build_directory},
    {{sizeof(ams_job_t), "imports.carry_on", "import", AMS_JOB_ONCE_PER_CLUSTER, 30'000},
     import_due, carry_on_import},
};

constexpr std::chrono::seconds question_time{2};

std::uint32_t count(void *) { return std::size(all); }

const ams_job_t *get(void *, std::uint32_t index) {
  return index < std::size(all) ? &all[index].job : nullptr;
}

template <class Body>
ams_status_t with_job(void *data, std::uint32_t index, Body body) {
  auto &plugin = static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
  if (index >= std::size(all)) return AMS_INVALID_ARGUMENT;
  return ams::guard(plugin.log(), all[index].job.name,
                    [&] { body(plugin.module(), all[index]); });
}

ams_status_t next_due(void *data, std::uint32_t index, std::int64_t now_us, std::int64_t *due_us) {
  return with_job(data, index, [&](Module &module, const Job &job) {
    const auto due = job.due(module, kit::from_us(now_us), module.clock.in(question_time));
    *due_us = due ? kit::to_us(*due) : AMS_JOB_NEVER;
  });
}

ams_status_t run(void *data, std::uint32_t index, const ams_job_run_t *run, std::uint32_t *more) {
  return with_job(data, index, [&](Module &module, const Job &job) {
    module.questionnaires.keep_current({run->deadline_us});
    *more = job.run(module, *run) ? 1 : 0;
  });
}

}  // namespace

const ams_plugin_jobs_t jobs{count, get, next_due, run};

}  // namespace tandem::hooks
