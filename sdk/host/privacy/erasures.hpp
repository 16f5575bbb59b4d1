// Erasing a member: asked for, the plugins, the host's own, the report by mail. Each step is one
// transaction or can be run again, so that a crash in the middle only delays it (PRV-20).
#pragma once

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/jobs/job.hpp>
#include <host/privacy/plugin_privacy.hpp>

namespace ams::host {

enum class ErasureState { asked = 0, plugins_done = 1, reporting = 2, done = 3 };

struct Erasure {
  kit::Id id;
  kit::Id member_id;
  kit::Id asked_by;
  ErasureState state;
  kit::Language language;
  Report report;  // empty until the plugins are done
  kit::Instant asked_at;
  std::optional<kit::Instant> done_at;
};

class Erasures {
 public:
  Erasures(const Context &context, const PluginPrivacy &plugins, Events &events)
      : context_(context), plugins_(plugins), events_(events) {}

  enum class Refusal { unknown, staff, awaits_payment };
  // Begins one: the account is closed at once. Asked again it is the same one. `asked_by` is the
  // member, or staff.
  struct Begun {
    kit::Id id;
    std::optional<Refusal> refused = std::nullopt;
  };
  Begun begin(kit::Transaction &transaction, const kit::Id &member, const kit::Id &asked_by,
              kit::Language language, kit::Instant now) const;
  // Goes on with one as far as it gets by the deadline.
  void go_on(const kit::Id &id, kit::Deadline deadline) const;

  std::optional<Erasure> find(kit::Transaction &transaction, const kit::Id &id) const;
  std::vector<Erasure> newest(kit::Transaction &transaction, unsigned limit) const;
  // What an erasure would do, before it is asked for. Nothing: some plugin does not answer.
  std::optional<Report> foretell(kit::Language language, kit::Instant now,
                                 kit::Deadline deadline) const;

  std::unique_ptr<Job> job() const;

 private:
  struct Row;
  std::optional<Row> read(kit::Transaction &transaction, const char *rest,
                          const kit::Parameters &parameters) const;
  bool step(const kit::Id &id, kit::Deadline deadline) const;
  bool ask_plugins(const Row &row, kit::Deadline deadline) const;
  bool erase_rest(const Row &row, kit::Deadline deadline) const;
  bool finish(const Row &row, kit::Deadline deadline) const;
  void later(const Row &row, kit::Microseconds pause, kit::Deadline deadline) const;
  kit::Id send_report(kit::Transaction &transaction, const Row &row) const;

  const Context &context_;
  const PluginPrivacy &plugins_;
  Events &events_;
};

}  // namespace ams::host
