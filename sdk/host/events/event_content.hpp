// An event's snapshot as it lies in ams_events.content.
#pragma once

#include <string>

#include <host/events/events.hpp>

namespace ams::host {

std::string to_json(const Event &event);
// Throws std::runtime_error when it is not what to_json writes.
Event event_from_json(const std::string &type, const std::string &json);

}  // namespace ams::host
