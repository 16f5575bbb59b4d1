#include "lexicon.hpp"

namespace tandem::directory {
namespace {

// With more rows than one in so many, bits take no more memory than steps of a byte each.
constexpr std::size_t dense_in = 8;

}  // namespace

void Lexicon::append(std::string_view word, std::uint64_t place, std::size_t count, bool dense) {
  text_ += word;
  entries_.push_back({place, static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(count) & 0x7FFFFFFFu, dense});
}

void Lexicon::add(std::string_view word, const std::vector<Row> &rows) {
  if (rows.size() * dense_in >= rows_ && rows_ >= 512) {
    Bits bits(rows_);
    for (const Row row : rows) bits.set(row);
    return add(word, std::move(bits));
  }
  append(word, coded_.size(), rows.size(), false);
  Row before = 0;
  for (const Row row : rows) {
    Row step = row - before;
    for (; step >= 0x80; step >>= 7) coded_.push_back(static_cast<std::uint8_t>(step | 0x80));
    coded_.push_back(static_cast<std::uint8_t>(step));
    before = row;
  }
}

void Lexicon::add(std::string_view word, Bits rows) {
  const std::size_t count = rows.count();
  if (count * dense_in >= rows_ && rows_ >= 512) {
    append(word, dense_.size(), count, true);
    dense_.push_back(std::move(rows));
    return;
  }
  std::vector<Row> few;
  few.reserve(count);
  rows.each([&](Row row) { few.push_back(row); });
  add(word, few);
}

void Lexicon::reserve(std::size_t words, std::size_t text_bytes, std::size_t coded_bytes) {
  entries_.reserve(words);
  text_.reserve(text_bytes);
  coded_.reserve(coded_bytes);
}

void Lexicon::shrink() {
  text_.shrink_to_fit();
  entries_.shrink_to_fit();
  coded_.shrink_to_fit();
}

std::size_t Lexicon::bytes() const {
  std::size_t bytes = text_.capacity() + entries_.capacity() * sizeof(Entry) + coded_.capacity();
  for (const Bits &bits : dense_) bytes += bits.bytes();
  return bytes;
}

std::string_view Lexicon::word(std::size_t at) const {
  const std::size_t begin = at == 0 ? 0 : entries_[at - 1].text_end;
  return std::string_view(text_).substr(begin, entries_[at].text_end - begin);
}

std::size_t Lexicon::lower_bound(std::string_view wanted) const {
  std::size_t low = 0;
  for (std::size_t high = entries_.size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (word(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void Lexicon::add_to(std::size_t at, Bits &into) const {
  if (entries_[at].dense) {
    into |= dense_[entries_[at].place];
  } else {
    each(at, [&](Row row) { into.set(row); });
  }
}

}  // namespace tandem::directory
