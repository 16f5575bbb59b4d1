// The event outbox: records facts, delivers them inline and again and again until they are done.
#pragma once

#include <host/events/event_store.hpp>
#include <host/events/receivers.hpp>
#include <kit/base/log.hpp>

namespace ams::host {

constexpr kit::Microseconds inline_delivery_time = std::chrono::seconds(1);
constexpr kit::Microseconds retried_delivery_time = std::chrono::seconds(5);
// Finished events are kept this long, for the question what was delivered when.
constexpr std::chrono::hours events_kept = std::chrono::hours(24 * 90);

class EventOutbox : public Events {
 public:
  // References outlive it.
  EventOutbox(kit::Database &database, const kit::Clock &clock, kit::Random &random, kit::Log &log,
              EventReceivers &receivers);

  kit::Id record(kit::Transaction &transaction, const Event &event) override;
  bool deliver_inline(const std::vector<kit::Id> &events, kit::Deadline deadline) override;

  // Whether that plugin has handled all of these; a parked one it has not.
  bool delivered(kit::Transaction &transaction, const std::string &plugin,
                 const std::vector<kit::Id> &events) const;

  // Delivers some that are due. True when more are due at once.
  bool step(kit::Deadline deadline);
  // When the next delivery is due among plugins that can be called now.
  std::optional<kit::Instant> next_due(kit::Deadline deadline);

 private:
  std::vector<std::string> present() const;
  std::vector<DeliveryRow> waiting_of(const std::vector<kit::Id> &events, kit::Deadline deadline);
  bool deliver_rows(std::vector<DeliveryRow> rows, kit::Deadline deadline);
  bool deliver(DeliveryRow row, kit::Deadline deadline);
  ams_status_t hand_over(const DeliveryRow &row, kit::Deadline deadline);

  kit::Database &database_;
  const kit::Clock &clock_;
  kit::Random &random_;
  kit::Log &log_;
  EventReceivers &receivers_;
};

}  // namespace ams::host
