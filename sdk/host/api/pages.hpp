// Lists in pages: how many, after which, and the way to the next.
#pragma once

#include <optional>
#include <string>

#include <host/api/exchange.hpp>

namespace ams::host {

constexpr unsigned usual_limit = 20;
constexpr unsigned highest_limit = 100;

// ?limit= of the request; nothing when it is no number from 1 to 100.
std::optional<unsigned> limit_of(const ApiRequest &request);
// What `next_link` put into ?cursor=; empty without one, nothing when it was made by nobody here.
std::optional<std::string> cursor_of(const ApiRequest &request);
// The Link header that leads on from `place`.
std::pair<std::string, std::string> next_link(const std::string &path, const std::string &place,
                                              unsigned limit);

// "2026-11-22T16:30:00Z" and "2026-11-22".
std::string time_text(kit::Instant instant);
std::string date_text(kit::Date date);

}  // namespace ams::host
