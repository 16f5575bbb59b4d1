// Rows as bits, and the loops over them: plain C++, compiled for several processors, of which the
// best one that the machine has is taken when the program runs, so that the package is portable.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tandem::directory {

using Row = std::uint32_t;

// One cache line. Loops run over whole ones, so that none has a rest.
struct alignas(64) Block {
  static constexpr std::size_t words = 8;
  std::uint64_t word[words] = {};
};

// One bit for each row. What lies behind the last row is always 0.
class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t rows) : rows_(rows), blocks_((rows + 511) / 512) {}
  static Bits all(std::size_t rows);

  std::size_t rows() const { return rows_; }
  std::size_t bytes() const { return blocks_.capacity() * sizeof(Block); }
  bool test(Row row) const { return (word(row) >> (row % 64)) & 1; }
  void set(Row row) { word(row) |= std::uint64_t{1} << (row % 64); }
  void reset(Row row) { word(row) &= ~(std::uint64_t{1} << (row % 64)); }

  std::size_t count() const;
  // Both sides have the same number of rows.
  Bits &operator&=(const Bits &other);
  Bits &operator|=(const Bits &other);
  Bits &subtract(const Bits &other);
  // Becomes left & right.
  void assign_and(const Bits &left, const Bits &right);
  friend std::size_t count_and(const Bits &left, const Bits &right);

  // In order of row, until `visit` returns false.
  template <class Visit>
  bool each_while(Visit visit) const {
    for (std::size_t at = 0; at < blocks_.size() * Block::words; ++at) {
      for (std::uint64_t rest = word_at(at); rest != 0; rest &= rest - 1) {
        if (!visit(static_cast<Row>(at * 64 + static_cast<unsigned>(std::countr_zero(rest)))))
          return false;
      }
    }
    return true;
  }
  template <class Visit>
  void each(Visit visit) const {
    each_while([&](Row row) { return visit(row), true; });
  }
  // The first row at or after `row` that is set; `rows()` when there is none.
  Row next(Row row) const;
  // How many rows are set before `row`.
  std::size_t count_before(Row row) const;

  const std::vector<Block> &blocks() const { return blocks_; }
  std::vector<Block> &blocks() { return blocks_; }

 private:
  std::uint64_t word_at(std::size_t at) const {
    return blocks_[at / Block::words].word[at % Block::words];
  }
  std::uint64_t word(Row row) const { return word_at(row / 64); }
  std::uint64_t &word(Row row) { return blocks_[row / 512].word[row / 64 % Block::words]; }

  std::size_t rows_ = 0;
  std::vector<Block> blocks_;
};

// A number for each row, a bit of it in each plane: adding a value to all rows of a set at once is
// a few operations for 512 rows.
class Sums {
 public:
  // `highest` is the most that any row can come to.
  Sums(std::size_t rows, unsigned highest);

  std::size_t planes() const { return planes_.size(); }
  const Bits &plane(std::size_t at) const { return planes_[at]; }
  unsigned of(Row row) const;

  struct Addend {
    const Bits *rows;
    unsigned value;
  };
  void add(const std::vector<Addend> &addends);
  void add(Row row, unsigned value);

 private:
  std::vector<Bits> planes_;
};

}  // namespace tandem::directory
