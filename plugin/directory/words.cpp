#include "words.hpp"

#include <algorithm>

#include <kit/base/utf8.hpp>
#include <kit/language/format.hpp>

namespace tandem::directory {
namespace {

constexpr std::size_t shortest_beginning = 3;

// Signs of ASCII, Latin-1, general and wide punctuation. Everything else belongs to a word.
bool parts_words(char32_t sign) {
  if (sign < 0x80) {
    bool digit = sign >= '0' && sign <= '9';
    bool letter = (sign | 0x20) >= 'a' && (sign | 0x20) <= 'z';
    return !digit && !letter;
  }
  return (sign < 0xC0 && sign != 0xB5) || sign == 0xD7 || sign == 0xF7 ||
         (sign >= 0x2000 && sign <= 0x206F) || (sign >= 0x3000 && sign <= 0x303F);
}

void keep(Words &words, std::string &word) {
  if (word.size() > 1) words.push_back(word);
  word.clear();
}

}  // namespace

void add_words(Words &words, std::string_view text) {
  const std::string folded = kit::fold(text);
  std::string word;
  for (std::string_view rest = folded; auto sign = kit::take_character(rest);) {
    if (parts_words(*sign)) {
      keep(words, word);
    } else {
      kit::append_utf8(word, *sign);
    }
  }
  keep(words, word);
}

void settle(Words &words) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

Words words_of(std::string_view text) {
  Words words;
  add_words(words, text);
  settle(words);
  return words;
}

bool answers_typed(std::string_view word, std::string_view typed) {
  return typed.size() < shortest_beginning ? word == typed : word.starts_with(typed);
}

bool has_word(const Words &words, std::string_view typed) {
  auto found = std::lower_bound(words.begin(), words.end(), typed);
  return found != words.end() && answers_typed(*found, typed);
}

bool has_all(const Words &words, const Words &typed) {
  return std::ranges::all_of(typed, [&](const auto &word) { return has_word(words, word); });
}

bool has_exactly(const Words &entry, const Words &typed) {
  return std::includes(entry.begin(), entry.end(), typed.begin(), typed.end());
}

}  // namespace tandem::directory
