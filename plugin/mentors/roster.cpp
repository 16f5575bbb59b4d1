#include <plugin/mentors/roster.hpp>

namespace tandem::mentors {

const char *code(RosterFilter filter) {
  switch (filter) {
    case RosterFilter::all:
      return "all";
    case RosterFilter::found:
      return "found";
    case RosterFilter::paused:
      return "paused";
    case RosterFilter::full:
      return "full";
    case RosterFilter::hidden:
      return "hidden";
    case RosterFilter::suspended:
      return "suspended";
    case RosterFilter::lapsed:
      return "lapsed";
    case RosterFilter::left:
      return "left";
  }
  return "";
}

std::optional<RosterFilter> parse_roster_filter(std::string_view code_given) {
  for (const auto filter : roster_filters)
    if (code_given == code(filter)) return filter;
  return std::nullopt;
}

}  // namespace tandem::mentors
