#include "row_set.hpp"

namespace tandem::directory {

RowSet::RowSet(std::size_t rows, std::vector<Row> set) : count_(set.size()) {
  if (count_ * few_in < rows) {
    few_ = std::move(set);
    few_.shrink_to_fit();
    return;
  }
  many_ = Bits(rows);
  for (const Row row : set) many_.set(row);
}

RowSet::RowSet(Bits bits) : count_(bits.count()) {
  if (count_ * few_in >= bits.rows()) {
    many_ = std::move(bits);
    return;
  }
  few_.reserve(count_);
  bits.each([this](Row row) { few_.push_back(row); });
}

void RowSet::add_to(Bits &into) const {
  if (is_dense()) {
    into |= many_;
  } else {
    for (const Row row : few_) into.set(row);
  }
}

std::size_t RowSet::count_in(const Bits &rows) const {
  if (is_dense()) return count_and(many_, rows);
  std::size_t count = 0;
  for (const Row row : few_) count += rows.test(row);
  return count;
}

}  // namespace tandem::directory
