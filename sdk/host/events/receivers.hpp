// Who receives events, as the outbox sees it: the plugins, by id, present or not.
#pragma once

#include <string>
#include <vector>

#include <ams/types.h>
#include <host/events/events.hpp>

namespace ams::host {

// One event on its way to one plugin; copied, since a late plugin may still read it.
struct EventDelivery {
  kit::Id event_id;
  kit::Instant occurred_at;
  Event event;
};

class EventReceivers {
 public:
  virtual ~EventReceivers() = default;
  // Configured plugins that take events, or may take them: one that is missing counts, since its
  // events wait until it is back.
  virtual std::vector<std::string> known() const = 0;
  // Whether it can be called now, in this process.
  virtual bool present(const std::string &plugin) const = 0;
  virtual ams_status_t deliver(const std::string &plugin, const EventDelivery &delivery,
                               kit::Deadline deadline) = 0;
};

}  // namespace ams::host
