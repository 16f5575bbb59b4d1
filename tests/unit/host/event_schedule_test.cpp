#include <host/events/schedule.hpp>

#include <gtest/gtest.h>

namespace ams::host {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const kit::Instant now = kit::from_us(1'800'000'000'000'000);

DeliveryProgress after_attempts(int attempts, ams_status_t status) {
  DeliveryProgress progress;
  for (int i = 0; i < attempts; ++i) {
    ++progress.attempts;
    progress = after_delivery(progress, status, now);
  }
  return progress;
}

TEST(EventSchedule, done_is_done) {
  EXPECT_EQ(after_attempts(1, AMS_OK).state, DeliveryState::done);
}

TEST(EventSchedule, pauses_grow) {
  EXPECT_EQ(after_attempts(1, AMS_REJECTED).due_at, now + seconds(1));
  EXPECT_EQ(after_attempts(2, AMS_REJECTED).due_at, now + seconds(5));
  EXPECT_EQ(after_attempts(4, AMS_INTERNAL).due_at, now + minutes(2));
}

TEST(EventSchedule, parks_after_eight_failures) {
  EXPECT_EQ(after_attempts(7, AMS_REJECTED).state, DeliveryState::waiting);
  EXPECT_EQ(after_attempts(8, AMS_REJECTED).state, DeliveryState::parked);
  EXPECT_EQ(after_attempts(8, AMS_INTERNAL).state, DeliveryState::parked);
}

TEST(EventSchedule, not_being_able_never_parks_and_never_waits_long) {
  for (ams_status_t status : {AMS_RETRY_LATER, AMS_DEADLINE_EXCEEDED}) {
    DeliveryProgress progress = after_attempts(1000, status);
    EXPECT_EQ(progress.state, DeliveryState::waiting);
    EXPECT_EQ(progress.failures, 0);
    EXPECT_EQ(progress.due_at, now + minutes(10));
  }
}

}  // namespace
}  // namespace ams::host
