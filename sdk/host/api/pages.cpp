#include <host/api/pages.hpp>

#include <fmt/format.h>

#include <charconv>

#include <kit/crypto/token.hpp>

namespace ams::host {

std::optional<unsigned> limit_of(const ApiRequest &request) {
  if (!request.query.has("limit")) return usual_limit;
  const auto text = request.query.first("limit");
  unsigned limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (limit < 1 || limit > highest_limit) return std::nullopt;
  return limit;
}

std::optional<std::string> cursor_of(const ApiRequest &request) {
  std::string place;
  if (!request.query.has("cursor")) return place;
  if (!kit::from_base64url(request.query.first("cursor"), place) || place.empty())
    return std::nullopt;
  return place;
}

std::pair<std::string, std::string> next_link(const std::string &path, const std::string &place,
                                              unsigned limit) {
  return {"Link", fmt::format("<{}?limit={}&cursor={}>; rel=\"next\"", path, limit,
                              kit::to_base64url(place))};
}

std::string time_text(kit::Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(kit::Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string date_text(kit::Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace ams::host
