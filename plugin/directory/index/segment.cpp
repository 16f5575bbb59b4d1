#include "segment.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace tandem::directory {

Segment::Segment(std::size_t rows, const Slots &slots)
    : sets_(slots.size()), words_(rows), own_words_(slots.criteria(), Lexicon(rows)) {
  ids_.reserve(rows);
  revisions_.reserve(rows);
  listed_until_.reserve(rows);
  name_ends_.reserve(rows);
}

std::string_view Segment::sort_name(Row row) const {
  const std::size_t begin = row == 0 ? 0 : name_ends_[row - 1];
  return std::string_view(names_).substr(begin, name_ends_[row] - begin);
}

Row Segment::find(const Id &id) const {
  const auto found =
      std::ranges::lower_bound(by_id_, id, {}, [this](Row row) -> const Id & { return ids_[row]; });
  return found != by_id_.end() && ids_[*found] == id ? *found : static_cast<Row>(rows());
}

Row Segment::place_of(std::string_view sort_name_sought, const Id &id_sought) const {
  Row low = 0;
  for (Row high = static_cast<Row>(rows()); low < high;) {
    const Row middle = low + (high - low) / 2;
    if (std::tuple(sort_name(middle), ids_[middle]) < std::tie(sort_name_sought, id_sought)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::shared_ptr<const Bits> Segment::current(Date today) const {
  std::lock_guard lock(mutex_);
  if (current_ && current_on_ == today) return current_;
  const auto day = std::chrono::sys_days{today}.time_since_epoch().count();
  auto bits = std::make_shared<Bits>(rows());
  for (Row row = 0; row < rows(); ++row) {
    if (listed_until_[row] >= day) bits->set(row);
  }
  current_on_ = today;
  current_ = std::move(bits);
  return current_;
}

std::size_t Segment::bytes() const {
  std::size_t bytes = sizeof *this + ids_.capacity() * sizeof(Id) +
                      revisions_.capacity() * sizeof(std::int64_t) +
                      listed_until_.capacity() * sizeof(std::int32_t) + names_.capacity() +
                      name_ends_.capacity() * sizeof(std::uint32_t) +
                      by_id_.capacity() * sizeof(Row) + words_.bytes();
  for (const RowSet &set : sets_) bytes += sizeof set + set.bytes();
  for (const Lexicon &words : own_words_) bytes += sizeof words + words.bytes();
  std::lock_guard lock(mutex_);
  return bytes + (current_ ? current_->bytes() : 0);
}

void Segment::append(const Id &id, std::int64_t revision, std::int32_t listed_until,
                     std::string_view sort_name) {
  ids_.push_back(id);
  revisions_.push_back(revision);
  listed_until_.push_back(listed_until);
  names_ += sort_name;
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
}

void Segment::order_by_id() {
  by_id_.resize(rows());
  std::iota(by_id_.begin(), by_id_.end(), Row{0});
  std::ranges::sort(by_id_, {}, [this](Row row) -> const Id & { return ids_[row]; });
}

class SegmentWriter {
 public:
  SegmentWriter(const Slots &slots, std::vector<const Entry *> entries)
      : slots_(slots),
        entries_(std::move(entries)),
        segment_(std::make_shared<Segment>(entries_.size(), slots)),
        sets_(slots.size()),
        own_words_(slots.criteria()) {}

  std::shared_ptr<const Segment> write() {
    std::ranges::sort(entries_, {}, [](const Entry *entry) {
      return std::tie(entry->mentor.sort_name, entry->mentor.mentor_id);
    });
    for (Row row = 0; row < entries_.size(); ++row) put(row, *entries_[row]);
    for (Slot slot = 0; slot < slots_.size(); ++slot)
      segment_->sets_[slot] = RowSet(entries_.size(), std::move(sets_[slot]));
    finish(words_, segment_->words_);
    for (std::size_t at = 0; at < slots_.criteria(); ++at)
      finish(own_words_[at], segment_->own_words_[at]);
    segment_->names_.shrink_to_fit();
    segment_->order_by_id();
    return segment_;
  }

 private:
  using Rows = std::unordered_map<std::string, std::vector<Row>>;

  static void put_row(std::vector<Row> &rows, Row row) {
    if (rows.empty() || rows.back() != row) rows.push_back(row);
  }

  void put(Row row, const Entry &entry) {
    const Searchable &mentor = entry.mentor;
    segment_->append(mentor.mentor_id, entry.revision,
                     static_cast<std::int32_t>(
                         std::chrono::sys_days{mentor.listed_until}.time_since_epoch().count()),
                     mentor.sort_name);
    slots_.each(mentor, [&](Slot slot) { put_row(sets_[slot], row); });
    for (const auto &word : mentor.text) put_row(words_[word], row);
    for (std::size_t at = 0; at < slots_.criteria(); ++at) {
      const auto own = mentor.own_words.find(slots_.criterion(at).id);
      if (own == mentor.own_words.end()) continue;
      for (const Words &words : own->second) put_row(own_words_[at][joined(words)], row);
    }
  }

  static std::string joined(const Words &words) {
    std::string text;
    for (const auto &word : words) text += (text.empty() ? "" : " ") + word;
    return text;
  }

  static void finish(Rows &rows, Lexicon &lexicon) {
    std::vector<Rows::value_type *> sorted;
    sorted.reserve(rows.size());
    for (auto &word : rows) sorted.push_back(&word);
    std::ranges::sort(sorted, {}, [](auto *word) -> const std::string & { return word->first; });
    for (auto *word : sorted) lexicon.add(word->first, word->second);
    lexicon.shrink();
  }

  const Slots &slots_;
  std::vector<const Entry *> entries_;
  std::shared_ptr<Segment> segment_;
  std::vector<std::vector<Row>> sets_;
  Rows words_;
  std::vector<Rows> own_words_;
};

class SegmentMerger {
 public:
  SegmentMerger(const Slots &slots, const std::vector<Part> &parts) : slots_(slots), parts_(parts) {
    std::size_t rows = 0;
    for (const Part &part : parts) rows += part.living;
    segment_ = std::make_shared<Segment>(rows, slots);
  }

  std::shared_ptr<const Segment> merge() {
    merge_rows();
    for (Slot slot = 0; slot < slots_.size(); ++slot) merge_set(slot);
    merge_lexicons(segment_->words_,
                   [](const Segment &segment) -> const Lexicon & { return segment.words_; });
    for (std::size_t at = 0; at < slots_.criteria(); ++at) {
      merge_lexicons(segment_->own_words_[at], [at](const Segment &segment) -> const Lexicon & {
        return segment.own_words_[at];
      });
    }
    segment_->order_by_id();
    return segment_;
  }

 private:
  static constexpr Row gone = 0xFFFFFFFF;

  // The new rows, in order of name, and where each old one went.
  void merge_rows() {
    std::vector<Row> next;
    std::size_t names = 0;
    for (const Part &part : parts_) {
      moved_.emplace_back(part.segment->rows(), gone);
      next.push_back(part.alive->next(0));
      names += part.segment->names_.size();
    }
    segment_->names_.reserve(names);
    for (Row row = 0;; ++row) {
      const std::size_t from = foremost(next);
      if (from == parts_.size()) break;
      const Segment &old = *parts_[from].segment;
      const Row taken = next[from];
      segment_->append(old.ids_[taken], old.revisions_[taken], old.listed_until_[taken],
                       old.sort_name(taken));
      moved_[from][taken] = row;
      next[from] = parts_[from].alive->next(taken + 1);
    }
    segment_->names_.shrink_to_fit();
  }

  std::size_t foremost(const std::vector<Row> &next) const {
    std::size_t best = parts_.size();
    const auto key = [&](std::size_t at) {
      const Segment &segment = *parts_[at].segment;
      return std::tuple(segment.sort_name(next[at]), segment.ids_[next[at]]);
    };
    for (std::size_t at = 0; at < parts_.size(); ++at) {
      if (next[at] >= parts_[at].segment->rows()) continue;
      if (best == parts_.size() || key(at) < key(best)) best = at;
    }
    return best;
  }

  void merge_set(Slot slot) {
    Bits rows(segment_->rows());
    for (std::size_t from = 0; from < parts_.size(); ++from) {
      parts_[from].segment->sets_[slot].each([&](Row row) {
        if (moved_[from][row] != gone) rows.set(moved_[from][row]);
      });
    }
    segment_->sets_[slot] = RowSet(std::move(rows));
  }

  template <class LexiconOf>
  void merge_lexicons(Lexicon &into, LexiconOf lexicon_of) {
    std::vector<std::size_t> next(parts_.size(), 0);
    std::size_t words = 0, text = 0, coded = 0;
    for (const Part &part : parts_) {
      const Lexicon &lexicon = lexicon_of(*part.segment);
      words = std::max(words, lexicon.size());
      text = std::max(text, lexicon.text_bytes());
      coded += lexicon.coded_bytes();
    }
    into.reserve(words, text, coded);
    std::vector<Row> rows;
    for (;;) {
      std::string_view word;
      bool any = false;
      for (std::size_t from = 0; from < parts_.size(); ++from) {
        const Lexicon &lexicon = lexicon_of(*parts_[from].segment);
        if (next[from] == lexicon.size()) continue;
        const std::string_view candidate = lexicon.word(next[from]);
        if (!any || candidate < word) word = candidate;
        any = true;
      }
      if (!any) break;
      rows.clear();
      for (std::size_t from = 0; from < parts_.size(); ++from)
        take_word(lexicon_of(*parts_[from].segment), word, next[from], moved_[from], rows);
      if (!rows.empty()) add(into, word, rows);
    }
    into.shrink();
  }

  static void take_word(const Lexicon &lexicon, std::string_view word, std::size_t &next,
                        const std::vector<Row> &moved, std::vector<Row> &rows) {
    if (next == lexicon.size() || lexicon.word(next) != word) return;
    lexicon.each(next, [&](Row row) {
      if (moved[row] != gone) rows.push_back(moved[row]);
    });
    ++next;
  }

  // Many rows are put in order faster as bits than by comparing.
  void add(Lexicon &into, std::string_view word, std::vector<Row> &rows) const {
    if (rows.size() * few_in < segment_->rows()) {
      std::ranges::sort(rows);
      into.add(word, rows);
      return;
    }
    Bits bits(segment_->rows());
    for (const Row row : rows) bits.set(row);
    into.add(word, std::move(bits));
  }

  const Slots &slots_;
  const std::vector<Part> &parts_;
  std::shared_ptr<Segment> segment_;
  std::vector<std::vector<Row>> moved_;
};

std::shared_ptr<const Segment> write_segment(const Slots &slots,
                                             std::vector<const Entry *> entries) {
  return SegmentWriter(slots, std::move(entries)).write();
}

std::shared_ptr<const Segment> merge(const Slots &slots, const std::vector<Part> &parts) {
  return SegmentMerger(slots, parts).merge();
}

Part whole(std::shared_ptr<const Segment> segment) {
  const std::size_t rows = segment->rows();
  return {std::move(segment), std::make_shared<const Bits>(Bits::all(rows)), rows};
}

}  // namespace tandem::directory
