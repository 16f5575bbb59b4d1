// Some mentors, as sets of rows: written once, never changed. Rows are in the order in which people
// read names, so that the first bits of an answer are its first lines. What a page shows of a
// mentor is not here: it is read when it is shown.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/directory/index/lexicon.hpp>
#include <plugin/directory/index/row_set.hpp>
#include <plugin/directory/index/slots.hpp>

namespace tandem::directory {

// A mentor on the way into the index.
struct Entry {
  Searchable mentor;
  std::int64_t revision;
};

class Segment {
 public:
  Segment(std::size_t rows, const Slots &slots);

  std::size_t rows() const { return ids_.size(); }
  const Id &id(Row row) const { return ids_[row]; }
  std::int64_t revision(Row row) const { return revisions_[row]; }
  std::string_view sort_name(Row row) const;
  // The row of the mentor, or `rows()`.
  Row find(const Id &id) const;
  // Where a mentor with that name and id would stand.
  Row place_of(std::string_view sort_name, const Id &id) const;

  const RowSet &set(Slot slot) const { return sets_[slot]; }
  const Lexicon &words() const { return words_; }
  // Entries in people's own words under an identity criterion, their words parted by blanks.
  const Lexicon &own_words(std::size_t criterion) const { return own_words_[criterion]; }

  // Who is listed until `today` at least. Kept until another day is asked for. Any thread.
  std::shared_ptr<const Bits> current(Date today) const;
  std::size_t bytes() const;

 private:
  friend class SegmentWriter;
  friend class SegmentMerger;
  void append(const Id &id, std::int64_t revision, std::int32_t listed_until,
              std::string_view sort_name);
  void order_by_id();

  std::vector<Id> ids_;
  std::vector<std::int64_t> revisions_;
  std::vector<std::int32_t> listed_until_;  // days since 1970
  std::string names_;
  std::vector<std::uint32_t> name_ends_;
  std::vector<Row> by_id_;
  std::vector<RowSet> sets_;
  Lexicon words_;
  std::vector<Lexicon> own_words_;

  mutable std::mutex mutex_;  // guards the two below
  mutable Date current_on_{};
  mutable std::shared_ptr<const Bits> current_;
};

// A segment and who of it is still there: who changed stands in a younger one.
struct Part {
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const Bits> alive;
  std::size_t living = 0;
};

std::shared_ptr<const Segment> write_segment(const Slots &slots,
                                             std::vector<const Entry *> entries);
// Of those who are alive. The parts hold no mentor twice.
std::shared_ptr<const Segment> merge(const Slots &slots, const std::vector<Part> &parts);
Part whole(std::shared_ptr<const Segment> segment);

}  // namespace tandem::directory
