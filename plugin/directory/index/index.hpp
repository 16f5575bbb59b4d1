// What a search is put to: sets of rows for every value, kept current by its owner (service.hpp).
//
// Who changed goes into a small young segment, and out of the old one by one bit; segments of like
// size are merged, so that a change costs little however many mentors there are. A search reads one
// snapshot that nothing changes any more: readers never wait.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <plugin/directory/index/search.hpp>
#include <plugin/directory/index/segment.hpp>

namespace tandem::directory {

// The segment of the young is written anew with each publish.
constexpr std::size_t usual_young_limit = 256;

// A mentor that changed: what can be found of them now, or nothing.
struct Change {
  Id mentor_id;
  std::optional<Searchable> entry;
  std::int64_t revision = 0;  // of the directory, with this change
};

class Index {
 public:
  // Both outlive it. `young_limit`: mentors who may be young at the same time.
  Index(const std::vector<Criterion> &criteria, const questionnaires::Questionnaire &mentor,
        std::size_t young_limit = usual_young_limit)
      : slots_(criteria, mentor), young_limit_(young_limit) {}

  // One thread at a time. Changes are seen once published, all at once.
  void apply(std::vector<Change> changes);
  void publish();
  void clear();

  // Any thread, also while changes are applied.
  Hits search(const Question &question) const;
  std::size_t bytes() const;

 private:
  struct Working {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<Bits> alive;
    std::size_t living;
    bool published;  // a snapshot reads `alive`: the next change copies it first
  };
  static Part part_of(const Working &working);
  void take_out(const Id &id);
  void freeze();
  void add_segment(std::shared_ptr<const Segment> segment);
  void merge_like_sizes();
  void merge_where(std::vector<bool> chosen);
  std::shared_ptr<const Snapshot> snapshot() const;

  std::size_t size_class(std::size_t living) const;

  const Slots slots_;
  const std::size_t young_limit_;
  std::vector<Working> segments_;
  std::map<Id, Entry> young_;
  bool young_changed_ = false;
  std::size_t changed_ = 0;  // rows since the last publish
  Part young_part_{};

  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const Snapshot> snapshot_ = std::make_shared<Snapshot>();
};

}  // namespace tandem::directory
