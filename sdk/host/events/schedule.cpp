#include <host/events/schedule.hpp>

#include <algorithm>
#include <iterator>

namespace ams::host {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr kit::Microseconds pauses[] = {seconds(1),  seconds(5),  seconds(30), minutes(2),
                                        minutes(10), minutes(30), hours(1)};
// A plugin that was away is not kept waiting for long once it is back.
constexpr std::size_t longest_pause_when_away = 4;

kit::Microseconds pause(std::int64_t times, std::size_t longest) {
  return pauses[std::min<std::size_t>(
      static_cast<std::size_t>(std::max<std::int64_t>(times, 1)) - 1, longest)];
}

}  // namespace

DeliveryProgress after_delivery(const DeliveryProgress &before, ams_status_t status,
                                kit::Instant now) {
  DeliveryProgress after = before;
  after.due_at = now;
  if (status == AMS_OK) {
    after.state = DeliveryState::done;
  } else if (status == AMS_RETRY_LATER || status == AMS_DEADLINE_EXCEEDED) {
    after.due_at = now + pause(before.attempts, longest_pause_when_away);
  } else if (++after.failures >= failures_to_park) {
    after.state = DeliveryState::parked;
  } else {
    after.due_at = now + pause(after.failures, std::size(pauses) - 1);
  }
  return after;
}

}  // namespace ams::host
