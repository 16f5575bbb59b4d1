// The two languages of everything a person reads.
#pragma once

#include <optional>
#include <string_view>

namespace ams::kit {

enum class Language { english, french };

constexpr Language languages[] = {Language::english, Language::french};

constexpr const char *code(Language language) {
  return language == Language::english ? "en" : "fr";
}
constexpr std::optional<Language> parse_language(std::string_view text) {
  if (text == "en") return Language::english;
  if (text == "fr") return Language::french;
  return std::nullopt;
}

}  // namespace ams::kit
