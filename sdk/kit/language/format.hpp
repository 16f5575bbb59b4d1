// Dates, times, numbers and money as people read them (FACTS 6.2), and folding for search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <kit/base/time.hpp>
#include <kit/language/language.hpp>

namespace ams::kit {

// "November 22, 2026"; "22 novembre 2026", "1er décembre 2026".
std::string long_date(Language language, Date date);
// With the time of day in `zone`: "November 22, 2026 at 4:30 p.m.", "22 novembre 2026 à 16 h 30",
// U+00A0 around the h. These and the next throw std::runtime_error for an unknown zone.
std::string long_time(Language language, Instant instant, std::string_view zone);
// "$1,234.50" and "1 234,50 $" with U+00A0.
std::string money(Language language, std::int64_t cents);
// The civil date of `instant` in `zone` ("America/Toronto"), and the instant at which a day begins
// and the first instant after it; right across daylight-saving changes.
Date date_in(Instant instant, std::string_view zone);
Instant begin_of_day(Date date, std::string_view zone);
Instant end_of_day(Date date, std::string_view zone);

// Case and accents folded, œ to oe, for comparing what people type ("Pédiatrie" -> "pediatrie").
std::string fold(std::string_view text);

}  // namespace ams::kit
