#include <host/dev/clock_mover.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace ams::host {
namespace {

// Some years of nightly and hourly jobs.
constexpr unsigned most_stops = 20000;

}  // namespace

std::optional<ClockMove> ClockMover::move_to(kit::Instant target) {
  std::lock_guard lock(mutex_);
  if (target < clock_.now()) return std::nullopt;
  return move(target);
}

ClockMove ClockMover::advance(kit::Microseconds by) {
  std::lock_guard lock(mutex_);
  return move(clock_.now() + by);
}

ClockMove ClockMover::move(kit::Instant target) {
  ClockMove move;
  move.steps += jobs_.run_due();
  while (move.stops < most_stops) {
    auto due = jobs_.earliest_due();
    // A job that is due but not run (it failed, or another process has it) does not hold up time.
    kit::Instant next = due && *due > clock_.now() ? std::min(*due, target) : target;
    if (clock_.now() >= target) next = target;
    clock_.move_forward_to(next);
    ++move.stops;
    move.steps += jobs_.run_due();
    if (next == target) {
      move.reached = true;
      break;
    }
  }
  jobs_.wake();
  return move;
}

std::optional<kit::Instant> parse_instant(std::string_view text) {
  using namespace std::chrono;
  int year_number = 0;
  unsigned month_number = 0, day_number = 0, hour = 0, minute = 0, second = 0;
  int used = 0;
  std::string copy(text);
  if (std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2u:%2u:%2uZ%n", &year_number, &month_number,
                  &day_number, &hour, &minute, &second, &used) != 6 ||
      used != static_cast<int>(text.size()))
    return std::nullopt;
  year_month_day date{year(year_number), month(month_number), day(day_number)};
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
}

std::string instant_text(kit::Instant instant) {
  using namespace std::chrono;
  auto day_start = floor<days>(instant);
  year_month_day date(day_start);
  hh_mm_ss time(floor<seconds>(instant - day_start));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int{date.year()},
                     unsigned{date.month()}, unsigned{date.day()}, time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace ams::host
