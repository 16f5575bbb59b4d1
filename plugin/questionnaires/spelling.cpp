#include <plugin/questionnaires/spelling.hpp>

#include <algorithm>
#include <sstream>

#include <kit/language/format.hpp>

namespace tandem::questionnaires {

namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> words_of(const char *text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::optional<Special> special_of(std::string_view text) {
  if (text.empty()) return Special::none;
  if (text == "self") return Special::self_describe;
  if (text == "pnta") return Special::prefer_not;
  if (text == "unsure") return Special::unsure;
  if (text == "other") return Special::other;
  return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view text) {
  if (text == "one") return Kind::one;
  if (text == "many") return Kind::many;
  if (text == "text") return Kind::text;
  if (text == "words") return Kind::words;
  if (text == "tags") return Kind::tags;
  if (text == "number") return Kind::number;
  return std::nullopt;
}

bool is_name(std::string_view text) {
  for (const std::string_view end : {"_specify", "_audience", "_consent"})
    if (text.ends_with(end)) return false;
  return !text.empty() && text.size() <= longest_name && is_lower(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, [](char c) {
    return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

bool says_you(std::string_view text, Language language) {
  std::string word;
  const auto spoken = [&] {
    return language == Language::english ? word == "you" || word == "your" || word == "yours"
                                         : word == "vous" || word == "votre" || word == "vos";
  };
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_lower(lower) || (lower & 0x80)) {
      word += lower;
    } else {
      if (spoken()) return true;
      word.clear();
    }
  }
  return spoken();
}

std::vector<std::size_t> order_of(const std::vector<Item> &items, Language language, bool sorted) {
  std::vector<std::string> runs;
  for (const auto &item : items)
    runs.push_back(sorted && !item.pinned ? "in " + item.group : std::string());
  std::vector<ams::kit::Listed> lines;
  for (std::size_t i = 0; i < items.size(); ++i)
    lines.push_back({items[i].label.in(language), runs[i]});
  return ams::kit::alphabetical(lines);
}

}  // namespace tandem::questionnaires
