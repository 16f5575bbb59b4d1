#include <kit/language/format.hpp>

#include <date/tz.h>
#include <fmt/format.h>

#include <array>

namespace ams::kit {
namespace {

constexpr const char *english_months[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
constexpr const char *french_months[] = {"janvier",   "février", "mars",     "avril",
                                         "mai",       "juin",    "juillet",  "août",
                                         "septembre", "octobre", "novembre", "décembre"};

constexpr const char *no_break_space = "\u00A0";

std::string english_time(int hour, int minute) {
  int shown = hour % 12 == 0 ? 12 : hour % 12;
  return fmt::format("{}:{:02} {}", shown, minute, hour < 12 ? "a.m." : "p.m.");
}

std::string french_time(int hour, int minute) {
  std::string text = fmt::format("{}\u00A0h", hour);
  if (minute != 0) text += fmt::format("\u00A0{:02}", minute);
  return text;
}

// 1234567 with a separator before each group of three: "1,234,567".
std::string grouped(std::uint64_t number, std::string_view separator) {
  std::string digits = std::to_string(number);
  for (auto at = digits.size(); at > 3;) digits.insert(at -= 3, separator);
  return digits;
}

const char *thousands(Language language) {
  return language == Language::english ? "," : no_break_space;
}

// Negated as unsigned: the smallest int64 has no positive twin.
std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

const date::time_zone *find_zone(std::string_view zone) {
  return date::locate_zone(std::string(zone));
}

Date to_civil(date::local_days day) { return Date{std::chrono::sys_days{day.time_since_epoch()}}; }

date::local_days to_local(Date date) {
  return date::local_days{std::chrono::sys_days{date}.time_since_epoch()};
}

Instant at_offset(date::local_days midnight, std::chrono::seconds offset) {
  return Instant{midnight.time_since_epoch() - offset};
}

}  // namespace

std::string long_date(Language language, Date date) {
  unsigned month = static_cast<unsigned>(date.month()) - 1;
  unsigned day = static_cast<unsigned>(date.day());
  int year = static_cast<int>(date.year());
  if (language == Language::english) {
    return fmt::format("{} {}, {}", english_months[month], day, year);
  }
  return fmt::format("{}{}\u00A0{} {}", day, day == 1 ? "er" : "", french_months[month], year);
}

std::string long_time(Language language, Instant instant, std::string_view zone) {
  auto local = find_zone(zone)->to_local(instant);
  auto day = date::floor<date::days>(local);
  auto minutes = static_cast<int>(date::floor<std::chrono::minutes>(local - day).count());
  auto date = long_date(language, to_civil(day));
  int hour = minutes / 60, minute = minutes % 60;
  if (language == Language::english) return date + " at " + english_time(hour, minute);
  return date + " à " + french_time(hour, minute);
}

std::string money(Language language, std::int64_t cents) {
  const auto amount = magnitude(cents);
  const auto dollars = grouped(amount / 100, thousands(language));
  const char *sign = cents < 0 ? "-" : "";
  if (language == Language::english)
    return fmt::format("{}${}.{:02}", sign, dollars, amount % 100);
  return fmt::format("{}{},{:02}{}$", sign, dollars, amount % 100, no_break_space);
}

std::string whole_number(Language language, std::int64_t number) {
  return (number < 0 ? "-" : "") + grouped(magnitude(number), thousands(language));
}

Date date_in(Instant instant, std::string_view zone) {
  return to_civil(date::floor<date::days>(find_zone(zone)->to_local(instant)));
}

// Midnight may be skipped (the day begins when the gap ends) or come twice (it begins at the
// first one).
Instant begin_of_day(Date date, std::string_view zone) {
  auto midnight = to_local(date);
  auto info = find_zone(zone)->get_info(midnight);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return at_offset(midnight, info.first.offset);
}

// The next day's midnight. Where clocks go back just after it, the old day comes round again and
// ends for good at the second midnight; where they go back to midnight itself, it does not.
Instant end_of_day(Date date, std::string_view zone) {
  auto midnight = to_local(std::chrono::sys_days{date} + std::chrono::days{1});
  auto info = find_zone(zone)->get_info(midnight);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  if (info.result == date::local_info::ambiguous) {
    auto second = at_offset(midnight, info.second.offset);
    if (date_in(second - Microseconds{1}, zone) == date) return second;
  }
  return at_offset(midnight, info.first.offset);
}

}  // namespace ams::kit
