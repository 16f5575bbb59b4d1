#include <plugin/introductions/register.hpp>

namespace tandem::introductions {

const char *code(RegisterFilter filter) {
  switch (filter) {
    case RegisterFilter::open:
      return "open";
    case RegisterFilter::ended:
      return "ended";
    case RegisterFilter::all:
      return "all";
  }
  return "";
}

std::optional<RegisterFilter> parse_register_filter(std::string_view given) {
  for (const auto filter : {RegisterFilter::open, RegisterFilter::ended, RegisterFilter::all})
    if (given == code(filter)) return filter;
  return std::nullopt;
}

}  // namespace tandem::introductions
