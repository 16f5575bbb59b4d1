#include "bits.hpp"

#include <algorithm>

// Bodies are inlined into one wrapper for each processor and compiled anew there.
#define TANDEM_BODY static inline __attribute__((always_inline))

namespace tandem::directory {
namespace {

TANDEM_BODY void and_body(Block *into, const Block *from, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t k = 0; k < Block::words; ++k) into[at].word[k] &= from[at].word[k];
  }
}

TANDEM_BODY void or_body(Block *into, const Block *from, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t k = 0; k < Block::words; ++k) into[at].word[k] |= from[at].word[k];
  }
}

TANDEM_BODY void subtract_body(Block *into, const Block *from, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t k = 0; k < Block::words; ++k) into[at].word[k] &= ~from[at].word[k];
  }
}

TANDEM_BODY void both_body(Block *into, const Block *left, const Block *right, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t k = 0; k < Block::words; ++k)
      into[at].word[k] = left[at].word[k] & right[at].word[k];
  }
}

TANDEM_BODY std::size_t count_body(const Block *left, const Block *right, std::size_t count) {
  std::uint64_t sums[Block::words] = {};
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t k = 0; k < Block::words; ++k) {
      sums[k] +=
          static_cast<std::uint64_t>(__builtin_popcountll(left[at].word[k] & right[at].word[k]));
    }
  }
  std::uint64_t sum = 0;
  for (std::size_t k = 0; k < Block::words; ++k) sum += sums[k];
  return sum;
}

// Adds `rows` to the planes from `first` to `last`: half adders, the carry going up.
TANDEM_BODY void add_body(Block *const *planes, unsigned first, unsigned last, const Block *rows,
                          std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    Block carry = rows[at];
    for (unsigned plane = first; plane <= last; ++plane) {
      Block &sum = planes[plane][at];
      for (std::size_t k = 0; k < Block::words; ++k) {
        const std::uint64_t over = sum.word[k] & carry.word[k];
        sum.word[k] ^= carry.word[k];
        carry.word[k] = over;
      }
    }
  }
}

struct Loops {
  void (*both_into)(Block *, const Block *, std::size_t);
  void (*either_into)(Block *, const Block *, std::size_t);
  void (*subtract)(Block *, const Block *, std::size_t);
  void (*both)(Block *, const Block *, const Block *, std::size_t);
  std::size_t (*count)(const Block *, const Block *, std::size_t);
  void (*add)(Block *const *, unsigned, unsigned, const Block *, std::size_t);
};

#define TANDEM_LOOPS(name, ...)                                                                  \
  namespace name {                                                                               \
  __VA_ARGS__ void both_into(Block *into, const Block *from, std::size_t count) {                \
    and_body(into, from, count);                                                                 \
  }                                                                                              \
  __VA_ARGS__ void either_into(Block *into, const Block *from, std::size_t count) {              \
    or_body(into, from, count);                                                                  \
  }                                                                                              \
  __VA_ARGS__ void subtract(Block *into, const Block *from, std::size_t count) {                 \
    subtract_body(into, from, count);                                                            \
  }                                                                                              \
  __VA_ARGS__ void both(Block *into, const Block *left, const Block *right, std::size_t count) { \
    both_body(into, left, right, count);                                                         \
  }                                                                                              \
  __VA_ARGS__ std::size_t count(const Block *left, const Block *right, std::size_t blocks) {     \
    return count_body(left, right, blocks);                                                      \
  }                                                                                              \
  __VA_ARGS__ void add(Block *const *planes, unsigned first, unsigned last, const Block *rows,   \
                       std::size_t count) {                                                      \
    add_body(planes, first, last, rows, count);                                                  \
  }                                                                                              \
  constexpr Loops loops{both_into, either_into, subtract, both, count, add};                     \
  }

TANDEM_LOOPS(plain, )
#if defined(__x86_64__)
TANDEM_LOOPS(with_popcnt, __attribute__((target("popcnt"))))
TANDEM_LOOPS(with_avx2, __attribute__((target("avx2,popcnt"))))
TANDEM_LOOPS(with_avx512, __attribute__((target("avx512f,avx512vl,avx512vpopcntdq,popcnt"))))
#endif

const Loops &best_loops() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512vl"))
    return with_avx512::loops;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) return with_avx2::loops;
  if (__builtin_cpu_supports("popcnt")) return with_popcnt::loops;
#endif
  return plain::loops;
}

const Loops &loops() {
  static const Loops &best = best_loops();
  return best;
}

// Rows whose sums are made at a time: all planes of them stay in the processor's first cache.
constexpr std::size_t blocks_at_a_time = 32;

}  // namespace

Bits Bits::all(std::size_t rows) {
  Bits bits(rows);
  for (Block &block : bits.blocks_) std::ranges::fill(block.word, ~std::uint64_t{0});
  for (std::size_t row = rows; row < bits.blocks_.size() * 512; ++row)
    bits.reset(static_cast<Row>(row));
  return bits;
}

std::size_t Bits::count() const { return count_and(*this, *this); }

Bits &Bits::operator&=(const Bits &other) {
  loops().both_into(blocks_.data(), other.blocks_.data(), blocks_.size());
  return *this;
}

Bits &Bits::operator|=(const Bits &other) {
  loops().either_into(blocks_.data(), other.blocks_.data(), blocks_.size());
  return *this;
}

Bits &Bits::subtract(const Bits &other) {
  loops().subtract(blocks_.data(), other.blocks_.data(), blocks_.size());
  return *this;
}

void Bits::assign_and(const Bits &left, const Bits &right) {
  rows_ = left.rows_;
  blocks_.resize(left.blocks_.size());
  loops().both(blocks_.data(), left.blocks_.data(), right.blocks_.data(), blocks_.size());
}

std::size_t count_and(const Bits &left, const Bits &right) {
  return loops().count(left.blocks_.data(), right.blocks_.data(), left.blocks_.size());
}

Row Bits::next(Row row) const {
  if (row >= rows_) return static_cast<Row>(rows_);
  std::size_t at = row / 64;
  std::uint64_t rest = word_at(at) & (~std::uint64_t{0} << (row % 64));
  while (rest == 0) {
    if (++at >= blocks_.size() * Block::words) return static_cast<Row>(rows_);
    rest = word_at(at);
  }
  return static_cast<Row>(at * 64 + static_cast<unsigned>(std::countr_zero(rest)));
}

std::size_t Bits::count_before(Row row) const {
  const std::size_t whole = row / 512;
  std::size_t count = loops().count(blocks_.data(), blocks_.data(), whole);
  for (std::size_t at = whole * Block::words; at < row / 64; ++at)
    count += static_cast<std::size_t>(std::popcount(word_at(at)));
  if (row % 64 != 0) {
    const std::uint64_t before = (std::uint64_t{1} << (row % 64)) - 1;
    count += static_cast<std::size_t>(std::popcount(word_at(row / 64) & before));
  }
  return count;
}

Sums::Sums(std::size_t rows, unsigned highest)
    : planes_(static_cast<std::size_t>(std::bit_width(highest)), Bits(rows)) {}

unsigned Sums::of(Row row) const {
  unsigned sum = 0;
  for (std::size_t at = 0; at < planes_.size(); ++at)
    sum |= static_cast<unsigned>(planes_[at].test(row)) << at;
  return sum;
}

void Sums::add(const std::vector<Addend> &addends) {
  if (addends.empty() || planes_.empty()) return;
  const std::size_t blocks = planes_.front().blocks().size();
  std::vector<Block *> planes(planes_.size());
  for (std::size_t begin = 0; begin < blocks; begin += blocks_at_a_time) {
    const std::size_t count = std::min(blocks_at_a_time, blocks - begin);
    for (std::size_t at = 0; at < planes.size(); ++at)
      planes[at] = planes_[at].blocks().data() + begin;
    unsigned highest = 0;  // no carry goes further than the highest sum so far
    for (const Addend &addend : addends) {
      highest += addend.value;
      const auto last = static_cast<unsigned>(std::bit_width(highest)) - 1;
      for (unsigned bit = 0; (addend.value >> bit) != 0; ++bit) {
        if ((addend.value >> bit) & 1)
          loops().add(planes.data(), bit, last, addend.rows->blocks().data() + begin, count);
      }
    }
  }
}

void Sums::add(Row row, unsigned value) {
  const unsigned sum = of(row) + value;
  for (std::size_t at = 0; at < planes_.size(); ++at) {
    if ((sum >> at) & 1) {
      planes_[at].set(row);
    } else {
      planes_[at].reset(row);
    }
  }
}

}  // namespace tandem::directory
