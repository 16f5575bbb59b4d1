// Dates, times, numbers and money as people read them (FACTS 6.2), and folding for search.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::kit {

// "November 22, 2026"; "22 novembre 2026", "1er décembre 2026", with U+00A0 between a French day
// and its month: a line never ends in between.
std::string long_date(Language language, Date date);
// With the time of day in `zone`: "November 22, 2026 at 4:30 p.m.", "22 novembre 2026 à 16 h 30",
// U+00A0 around the h. These and the next throw std::runtime_error for an unknown zone.
std::string long_time(Language language, Instant instant, std::string_view zone);
// "$1,234.50" and "1 234,50 $" with U+00A0.
std::string money(Language language, std::int64_t cents);
// "1,500" and "1 500" with U+00A0.
std::string whole_number(Language language, std::int64_t number);
// The civil date of `instant` in `zone` ("America/Toronto"), and the instant at which a day begins
// and the first instant after it; right across daylight-saving changes.
Date date_in(Instant instant, std::string_view zone);
Instant begin_of_day(Date date, std::string_view zone);
Instant end_of_day(Date date, std::string_view zone);

// Case and accents folded, œ to oe, for comparing what people type ("Pédiatrie" -> "pediatrie").
std::string fold(std::string_view text);

// A line of a list that people look through. Neighbours of one run are put in order; a line
// without a run stays where it stands ("Outside Canada" at the end).
struct Listed {
  std::string_view label;
  std::string_view run;
};
// The order in which the lines are shown, as indices: accents and case do not count (FACTS 6.2:
// Île under I).
std::vector<std::size_t> alphabetical(std::span<const Listed> lines);

}  // namespace ams::kit
