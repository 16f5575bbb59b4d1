#include <host/events/event_outbox.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr unsigned deliveries_a_step = 20;
// What recording the result may take beyond the plugin's own deadline.
constexpr kit::Microseconds recording_time = std::chrono::seconds(2);

}  // namespace

EventOutbox::EventOutbox(kit::Database &database, const kit::Clock &clock, kit::Random &random,
                         kit::Log &log, EventReceivers &receivers)
    : database_(database), clock_(clock), random_(random), log_(log), receivers_(receivers) {}

kit::Id EventOutbox::record(kit::Transaction &transaction, const Event &event) {
  EventDelivery delivery{kit::make_id(clock_, random_), clock_.now(), event};
  std::vector<std::string> plugins = receivers_.known();
  if (!event.plugin.empty()) std::erase_if(plugins, [&](auto &id) { return id != event.plugin; });
  EventStore::insert(transaction, delivery, plugins);
  return delivery.event_id;
}

bool EventOutbox::deliver_inline(const std::vector<kit::Id> &events, kit::Deadline deadline) {
  try {
    return deliver_rows(waiting_of(events, deadline), deadline);
  } catch (const std::exception &error) {
    // The facts are recorded; the job delivers them.
    log_.write(kit::Level::warning, "events.deliver_inline", error.what());
    return false;
  }
}

std::vector<DeliveryRow> EventOutbox::waiting_of(const std::vector<kit::Id> &events,
                                                 kit::Deadline deadline) {
  return database_.run(deadline, [&](kit::Transaction &transaction) {
    std::vector<DeliveryRow> rows;
    for (const kit::Id &event : events)
      for (DeliveryRow &row : EventStore::waiting_of(transaction, event))
        rows.push_back(std::move(row));
    return rows;
  });
}

// Each gets its share of the time that is left, so that a plugin that hangs takes none of the
// others'.
bool EventOutbox::deliver_rows(std::vector<DeliveryRow> rows, kit::Deadline deadline) {
  bool all = true;
  auto absent = std::erase_if(rows, [&](auto &row) { return !receivers_.present(row.plugin); });
  for (std::size_t at = 0; at < rows.size(); ++at) {
    std::int64_t now_us = clock_.steady_us();
    std::int64_t share =
        (deadline.steady_us - now_us) / static_cast<std::int64_t>(rows.size() - at);
    all = share > 0 && deliver(rows[at], {now_us + share}) && all;
  }
  return all && absent == 0;
}

// Claim, call, record: three steps, so that no transaction is open while a plugin works.
bool EventOutbox::deliver(DeliveryRow row, kit::Deadline deadline) {
  auto claimed = database_.run(deadline, [&](kit::Transaction &transaction) {
    DeliveryRow fresh = row;
    bool mine = EventStore::claim(transaction, fresh, clock_.now() + delivery_lease);
    return mine ? std::optional(fresh) : std::nullopt;
  });
  if (!claimed) return false;
  ams_status_t status = hand_over(*claimed, deadline);
  DeliveryProgress after = after_delivery(claimed->progress, status, clock_.now());
  if (status != AMS_OK)
    log_.write(
        after.state == DeliveryState::parked ? kit::Level::error : kit::Level::warning,
        "events.deliver",
        fmt::format("event {} to {}: {}{}", claimed->event_id.text(), claimed->plugin,
                    status_name(status), after.state == DeliveryState::parked ? ", parked" : ""));
  database_.run(clock_.in(recording_time), [&](kit::Transaction &transaction) {
    EventStore::finish(transaction, *claimed, after, status == AMS_OK ? "" : status_name(status));
  });
  return after.state == DeliveryState::done;
}

ams_status_t EventOutbox::hand_over(const DeliveryRow &row, kit::Deadline deadline) {
  try {
    auto delivery = database_.run(deadline, [&](kit::Transaction &transaction) {
      return EventStore::load(transaction, row.event_id, row.plugin);
    });
    // Emptied: every receiver had it, this one too, and only the recording is missing.
    return delivery ? receivers_.deliver(row.plugin, *delivery, deadline) : AMS_OK;
  } catch (const kit::DatabaseUnavailable &) {
    return AMS_RETRY_LATER;
  } catch (const std::exception &error) {
    // A damaged row counts as the event's own failure, and later events go on.
    log_.write(kit::Level::error, "events.load", error.what());
    return AMS_INTERNAL;
  }
}

bool EventOutbox::delivered(kit::Transaction &transaction, const std::string &plugin,
                            const std::vector<kit::Id> &events) const {
  return std::all_of(events.begin(), events.end(), [&](const kit::Id &event) {
    return EventStore::finished(transaction, event, plugin);
  });
}

std::vector<std::string> EventOutbox::present() const {
  std::vector<std::string> plugins = receivers_.known();
  std::erase_if(plugins, [&](auto &plugin) { return !receivers_.present(plugin); });
  return plugins;
}

std::optional<kit::Instant> EventOutbox::next_due(kit::Deadline deadline) {
  std::vector<std::string> plugins = present();
  if (plugins.empty()) return std::nullopt;
  return database_.run(deadline, [&](kit::Transaction &transaction) {
    return EventStore::next_due(transaction, plugins);
  });
}

bool EventOutbox::step(kit::Deadline deadline) {
  auto rows = database_.run(deadline, [&](kit::Transaction &transaction) {
    return EventStore::due(transaction, present(), clock_.now(), deliveries_a_step);
  });
  for (const DeliveryRow &row : rows) {
    if (clock_.passed(deadline)) return true;
    deliver(row, {std::min(deadline.steady_us, clock_.in(retried_delivery_time).steady_us)});
  }
  return rows.size() == deliveries_a_step;
}

}  // namespace ams::host
