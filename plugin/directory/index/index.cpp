#include "index.hpp"

#include <algorithm>

namespace tandem::directory {
namespace {

// So many segments of one size become one of the next.
constexpr std::size_t merged_at_a_time = 8;

}  // namespace

void Index::apply(std::vector<Change> changes) {
  for (Change &change : changes) {
    take_out(change.mentor_id);
    if (!change.entry) continue;
    young_.insert_or_assign(change.mentor_id, Entry{std::move(*change.entry), change.revision});
    young_changed_ = true;
  }
  changed_ += changes.size();
  if (young_.size() > young_limit_) freeze();
}

void Index::take_out(const Id &id) {
  if (young_.erase(id) != 0) {
    young_changed_ = true;
    return;
  }
  for (Working &working : segments_) {
    const Row row = working.segment->find(id);
    if (row == working.segment->rows() || !working.alive->test(row)) continue;
    if (working.published) working.alive = std::make_shared<Bits>(*working.alive);
    working.published = false;
    working.alive->reset(row);
    --working.living;
    return;
  }
}

void Index::freeze() {
  std::vector<const Entry *> entries;
  entries.reserve(young_.size());
  for (const auto &[id, entry] : young_) entries.push_back(&entry);
  add_segment(write_segment(slots_, std::move(entries)));
  young_.clear();
  young_changed_ = true;
  merge_like_sizes();
}

void Index::add_segment(std::shared_ptr<const Segment> segment) {
  const std::size_t rows = segment->rows();
  segments_.push_back({std::move(segment), std::make_shared<Bits>(Bits::all(rows)), rows, false});
}

// Sizes are of those who are alive: a segment that most have left goes down, and is merged soon.
void Index::merge_like_sizes() {
  for (;;) {
    std::map<std::size_t, std::size_t> counts;
    for (const Working &working : segments_) ++counts[size_class(working.living)];
    const auto full = std::ranges::find_if(
        counts, [](const auto &size) { return size.second >= merged_at_a_time; });
    if (full == counts.end()) return;
    std::vector<bool> chosen;
    for (const Working &working : segments_)
      chosen.push_back(size_class(working.living) == full->first);
    merge_where(std::move(chosen));
  }
}

std::size_t Index::size_class(std::size_t living) const {
  std::size_t size = 0;
  for (std::size_t limit = young_limit_ * 2; living >= limit; limit *= merged_at_a_time) ++size;
  return size;
}

void Index::merge_where(std::vector<bool> chosen) {
  std::vector<Part> parts;
  std::vector<Working> rest;
  for (std::size_t at = 0; at < segments_.size(); ++at) {
    if (chosen[at]) {
      parts.push_back(part_of(segments_[at]));
    } else {
      rest.push_back(std::move(segments_[at]));
    }
  }
  segments_ = std::move(rest);
  auto merged = merge(slots_, parts);
  if (merged->rows() > 0) add_segment(std::move(merged));
}

Part Index::part_of(const Working &working) {
  return {working.segment, working.alive, working.living};
}

void Index::publish() {
  const auto half_left = [](const Working &working) {
    return working.living * 2 < working.segment->rows();
  };
  std::size_t living = 0;
  for (const Working &working : segments_) living += working.living;
  // After a first build, or when most of it is new, one segment answers fastest.
  if (segments_.size() > 1 && changed_ * 2 > living) {
    merge_where(std::vector<bool>(segments_.size(), true));
  } else if (std::ranges::any_of(segments_, half_left)) {
    std::vector<bool> chosen;
    for (const Working &working : segments_) chosen.push_back(half_left(working));
    merge_where(std::move(chosen));
  }
  changed_ = 0;
  if (young_changed_) {
    std::vector<const Entry *> entries;
    for (const auto &[id, entry] : young_) entries.push_back(&entry);
    young_part_ = whole(write_segment(slots_, std::move(entries)));
    young_changed_ = false;
  }
  auto next = std::make_shared<Snapshot>();
  for (Working &working : segments_) {
    working.published = true;
    if (working.living > 0) next->parts.push_back(part_of(working));
  }
  if (young_part_.living > 0) next->parts.push_back(young_part_);
  std::lock_guard lock(mutex_);
  snapshot_ = std::move(next);
}

void Index::clear() {
  segments_.clear();
  young_.clear();
  young_changed_ = true;
}

std::shared_ptr<const Snapshot> Index::snapshot() const {
  std::lock_guard lock(mutex_);
  return snapshot_;
}

Hits Index::search(const Question &question) const {
  return directory::search(*snapshot(), slots_, question);
}

std::size_t Index::bytes() const {
  std::size_t bytes = 0;
  for (const Part &part : snapshot()->parts) bytes += part.segment->bytes() + part.alive->bytes();
  return bytes;
}

}  // namespace tandem::directory
