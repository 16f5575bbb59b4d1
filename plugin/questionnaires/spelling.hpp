// How names, codes and marks are spelled in a questionnaire's file, and how its lists are put in
// order. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/questionnaires/types.hpp>

namespace tandem::questionnaires {

constexpr std::size_t longest_name = 40;

std::vector<std::string> words_of(const char *text);
std::string trimmed(std::string_view text);
std::optional<Special> special_of(std::string_view text);
std::optional<Kind> kind_of(std::string_view text);
// Of fields, sections and lists: they stand in names of posted fields.
bool is_name(std::string_view text);
bool is_code(std::string_view text);
// Whether it speaks to whoever reads it.
bool says_you(std::string_view text, Language language);
// Groups stay where they are and apart; a list whose items all are pinned keeps its order.
std::vector<std::size_t> order_of(const std::vector<Item> &items, Language language, bool sorted);

}  // namespace tandem::questionnaires
