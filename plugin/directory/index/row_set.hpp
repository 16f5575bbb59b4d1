// The rows that have one value: as bits when they are many, one by one when they are few.
#pragma once

#include <utility>
#include <vector>

#include <plugin/directory/index/bits.hpp>

namespace tandem::directory {

class RowSet {
 public:
  RowSet() = default;
  // Sorted, each once.
  RowSet(std::size_t rows, std::vector<Row> set);
  explicit RowSet(Bits bits);

  bool is_dense() const { return many_.rows() != 0; }
  const Bits &bits() const { return many_; }  // when dense
  std::size_t count() const { return count_; }
  std::size_t bytes() const { return many_.bytes() + few_.capacity() * sizeof(Row); }

  void add_to(Bits &into) const;
  std::size_t count_in(const Bits &rows) const;
  template <class Visit>
  void each(Visit visit) const {
    if (is_dense()) return many_.each(visit);
    for (const Row row : few_) visit(row);
  }

 private:
  std::size_t count_ = 0;
  std::vector<Row> few_;
  Bits many_;
};

// One row in so many: reading them one by one then costs no more than reading all bits.
constexpr std::size_t few_in = 128;

}  // namespace tandem::directory
