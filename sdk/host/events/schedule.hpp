// What comes of one delivery. Pure.
#pragma once

#include <cstdint>

#include <ams/types.h>
#include <kit/base/time.hpp>

namespace ams::host {

enum class DeliveryState { waiting = 0, done = 1, parked = 2 };

// So many refusals or defects, and the event is parked. Not being able right now never counts.
constexpr std::int64_t failures_to_park = 8;
// How long a claim keeps others away; longer than any delivery takes.
constexpr kit::Microseconds delivery_lease = std::chrono::seconds(30);

struct DeliveryProgress {
  DeliveryState state = DeliveryState::waiting;
  std::int64_t attempts = 0;  // made so far
  std::int64_t failures = 0;
  kit::Instant due_at;
};

// `before` counts the attempt that just ended.
DeliveryProgress after_delivery(const DeliveryProgress &before, ams_status_t status,
                                kit::Instant now);

}  // namespace ams::host
