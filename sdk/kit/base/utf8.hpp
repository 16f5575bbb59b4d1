// UTF-8, read strictly: overlong forms, surrogates and what lies beyond U+10FFFF are not text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ams::kit {

// Takes the first character off `rest`. Nothing when `rest` is empty or does not begin with a
// well-formed one; `rest` is then unchanged.
std::optional<char32_t> take_character(std::string_view &rest);

bool is_utf8(std::string_view text);

// `character` is a valid code point.
void append_utf8(std::string &text, char32_t character);

}  // namespace ams::kit
