#include <plugin/incidents/rules.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace tandem::incidents {

namespace {

std::optional<long> number_of(std::string_view text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_of(text.substr(0, 4)), month = number_of(text.substr(5, 2)),
             day = number_of(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return kit::Date{std::chrono::year(static_cast<int>(*year)),
                   std::chrono::month(static_cast<unsigned>(*month)),
                   std::chrono::day(static_cast<unsigned>(*day))}
      .ok();
}

std::optional<Flaw> flaw_of(const Field &field, const std::string &value) {
  switch (field.kind) {
    case Kind::words:
      return kit::length_of(value) > words_limit ? std::optional(Flaw::too_long) : std::nullopt;
    case Kind::line:
      return kit::length_of(value) > line_limit ? std::optional(Flaw::too_long) : std::nullopt;
    case Kind::date:
      return is_date(value) ? std::nullopt : std::optional(Flaw::malformed);
    case Kind::count:
      return number_of(value) ? std::nullopt : std::optional(Flaw::malformed);
    case Kind::risk:
      return std::ranges::find(risks, value) != risks.end() ? std::nullopt
                                                            : std::optional(Flaw::malformed);
  }
  return std::nullopt;
}

void read_field(const kit::Fields &posted, const Field &field, Reading &reading) {
  const auto typed = posted.first(field.id);
  const auto value = kit::clean_text(
      typed, field.kind == Kind::words ? kit::Lines::many : kit::Lines::one);
  if (!value) {
    reading.flaws.push_back({field.id, Flaw::malformed});
  } else if (value->empty()) {
    if (field.required) reading.flaws.push_back({field.id, Flaw::missing});
  } else {
    reading.content[std::string(field.id)] = *value;
    if (const auto flaw = flaw_of(field, *value)) reading.flaws.push_back({field.id, *flaw});
  }
}

}  // namespace

Reading read(const kit::Fields &posted) {
  Reading reading;
  for (const auto &field : fields) read_field(posted, field, reading);
  const auto of = [&](const char *id) {
    const auto found = reading.content.find(id);
    return found == reading.content.end() ? std::string_view() : std::string_view(found->second);
  };
  const auto people = number_of(of("people")), in_quebec = number_of(of("people_quebec"));
  if (people && in_quebec && *in_quebec > *people)
    reading.flaws.push_back({"people_quebec", Flaw::more_in_quebec});
  if (of("risk") == "serious") {
    for (const char *notice : {"told_regulator", "told_people"})
      if (of(notice).empty()) reading.flaws.push_back({notice, Flaw::not_told});
  }
  return reading;
}

}  // namespace tandem::incidents
