// All SQL of ams_events and ams_event_deliveries.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <host/events/receivers.hpp>
#include <host/events/schedule.hpp>

namespace ams::host {

// One row of ams_event_deliveries.
struct DeliveryRow {
  kit::Id event_id;
  std::string plugin;
  DeliveryProgress progress;
};

// For the console.
struct ParkedEvent {
  kit::Id event_id;
  std::string plugin;
  std::string type;
  kit::Instant occurred_at;
  std::int64_t attempts;
  std::string last_error;
};

class EventStore {
 public:
  static void insert(kit::Transaction &transaction, const EventDelivery &delivery,
                     const std::vector<std::string> &plugins);
  static std::vector<DeliveryRow> waiting_of(kit::Transaction &transaction, const kit::Id &event);
  // Due ones of these plugins, the longest waiting first.
  static std::vector<DeliveryRow> due(kit::Transaction &transaction,
                                      const std::vector<std::string> &plugins, kit::Instant now,
                                      unsigned limit);
  static std::optional<kit::Instant> next_due(kit::Transaction &transaction,
                                              const std::vector<std::string> &plugins);
  // Counts the attempt and pushes due_at to `until`. False: another process has it.
  static bool claim(kit::Transaction &transaction, DeliveryRow &row, kit::Instant until);
  static std::optional<EventDelivery> load(kit::Transaction &transaction, const kit::Id &event,
                                           const std::string &plugin);
  // Records what came of a claim, and empties the event once nobody waits for it.
  static void finish(kit::Transaction &transaction, const DeliveryRow &claimed,
                     const DeliveryProgress &after, std::string_view error);

  static bool finished(kit::Transaction &transaction, const kit::Id &event,
                       const std::string &plugin);
  static std::int64_t waiting_for(kit::Transaction &transaction, const std::string &plugin);
  static std::vector<ParkedEvent> parked(kit::Transaction &transaction, unsigned limit);
  // False: it is not parked (any more).
  static bool unpark(kit::Transaction &transaction, const kit::Id &event, const std::string &plugin,
                     kit::Instant now);
  // Deletes finished events from before `before`, at most `limit`; returns how many.
  static std::uint64_t purge(kit::Transaction &transaction, kit::Instant before, unsigned limit);
};

}  // namespace ams::host
