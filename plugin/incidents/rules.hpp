// What may be entered in the register: pure (PRV-16).
#pragma once

#include <string>
#include <vector>

#include <kit/web/fields.hpp>
#include <plugin/incidents/types.hpp>

namespace tandem::incidents {

enum class Flaw { missing, malformed, too_long, more_in_quebec, not_told };

struct FlawFound {
  std::string_view field;
  Flaw flaw;
};

struct Reading {
  Content content;  // as typed, also where there are flaws
  std::vector<FlawFound> flaws;
};

constexpr std::size_t words_limit = 4000;
constexpr std::size_t line_limit = 300;

// Everything that is required, in the form that is required; and with a serious risk both notices.
Reading read(const kit::Fields &posted);

}  // namespace tandem::incidents
