// Words, and the rows that have each: in one piece of memory, a byte or so for a row and word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plugin/directory/index/bits.hpp>

namespace tandem::directory {

class Lexicon {
 public:
  Lexicon() = default;
  explicit Lexicon(std::size_t rows) : rows_(rows) {}

  // Words come in ascending order; rows sorted, each once, at least one.
  void add(std::string_view word, const std::vector<Row> &rows);
  void add(std::string_view word, Bits rows);
  void reserve(std::size_t words, std::size_t text_bytes, std::size_t coded_bytes);
  void shrink();

  std::size_t size() const { return entries_.size(); }
  std::size_t text_bytes() const { return text_.size(); }
  std::size_t coded_bytes() const { return coded_.size(); }
  std::size_t bytes() const;
  std::string_view word(std::size_t at) const;
  std::size_t count(std::size_t at) const { return entries_[at].count; }
  // The first word that is not before `word`.
  std::size_t lower_bound(std::string_view word) const;

  void add_to(std::size_t at, Bits &into) const;
  template <class Visit>
  void each(std::size_t at, Visit visit) const {
    const Entry &entry = entries_[at];
    if (entry.dense) return dense_[entry.place].each(visit);
    std::size_t place = entry.place;
    Row row = 0;
    for (std::uint32_t left = entry.count; left > 0; --left) visit(row += step(place));
  }

 private:
  struct Entry {
    std::uint64_t place;     // of its rows: in `coded_`, or which of `dense_`
    std::uint32_t text_end;  // in `text_`
    std::uint32_t count : 31;
    std::uint32_t dense : 1;
  };
  // The distance to the next row, seven bits in a byte.
  Row step(std::size_t &place) const {
    Row step = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t byte = coded_[place++];
      step |= static_cast<Row>(byte & 0x7F) << shift;
      if (byte < 0x80) return step;
    }
  }
  void append(std::string_view word, std::uint64_t place, std::size_t count, bool dense);

  std::size_t rows_ = 0;
  std::string text_;
  std::vector<Entry> entries_;
  std::vector<std::uint8_t> coded_;
  std::vector<Bits> dense_;
};

}  // namespace tandem::directory
