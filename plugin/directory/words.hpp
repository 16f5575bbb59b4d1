// Text as words that can be compared: folded (case, accents, œ), parted at everything that is
// neither a letter nor a digit.
#pragma once

#include <string_view>

#include <plugin/directory/types.hpp>

namespace tandem::directory {

// Sorted, each once. A single Latin letter is left out: "d’ergothérapie" asks for one word.
Words words_of(std::string_view text);
void add_words(Words &words, std::string_view text);
// Sorts and takes out doubles, after adding.
void settle(Words &words);

// A word typed stands for every word that begins with it, from three letters on.
bool answers_typed(std::string_view word, std::string_view typed);
bool has_word(const Words &words, std::string_view typed);
bool has_all(const Words &words, const Words &typed);
// Whole words only: for what people call themselves, where a beginning is another answer.
bool has_exactly(const Words &entry, const Words &typed);

}  // namespace tandem::directory
