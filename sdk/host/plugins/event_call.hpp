// The payload of one delivery (ams_event_t) with everything it points to.
#pragma once

#include <string>

#include <ams/ext/events.h>
#include <host/events/receivers.hpp>

namespace ams::host {

class EventCall {
 public:
  EventCall(const std::string &plugin, EventDelivery delivery, kit::Deadline deadline);
  EventCall(const EventCall &) = delete;
  EventCall &operator=(const EventCall &) = delete;
  const ams_event_t *wire() const { return &event_; }

 private:
  EventDelivery delivery_;
  ams_member_t member_;
  ams_event_t event_{};
};

}  // namespace ams::host
