// An association of any size and the questions its members ask: the same ones for the same seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <plugin/directory/rules.hpp>

namespace tandem::bench {

namespace kit = ams::kit;
using directory::Criterion;
using directory::Searchable;
using questionnaires::Catalog;

const Catalog &catalog();
const std::vector<Criterion> &criteria();
constexpr kit::Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }
  // Small numbers often, large ones seldom: how people use lists and words.
  std::size_t zipf(std::size_t bound);

 private:
  std::mt19937_64 engine_;
};

// The mentor of that number, and as the directory takes them in.
struct Listed {
  mentors::Mentor mentor;
  members::Member member;
};
Listed make_listed(std::uint64_t seed, std::size_t number);
Searchable make_mentor(std::uint64_t seed, std::size_t number);
std::string sort_name_of(std::uint64_t seed, std::size_t number);
kit::Id id_of(std::size_t number);
std::size_t number_of(const kit::Id &id);

// Words that mentors type and that stand in no label.
const std::vector<std::string> &typed_words();

enum class Words { none, typed, label };
// Three filters, a mentee's wishes, and words as told.
directory::Question make_question(Dice &dice, Words words, std::size_t mentors);

}  // namespace tandem::bench
