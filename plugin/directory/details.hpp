// What pages show of the mentors found lately, by the revision in which they were read. It saves
// reading, and is never asked who is there: the index knows, with the revision that counts.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <plugin/directory/types.hpp>

namespace tandem::directory {

// Any thread.
class Details {
 public:
  // Nothing when another revision than this one is kept, or none.
  std::shared_ptr<const Searchable> find(const Id &mentor_id, std::int64_t revision) const;
  void keep(std::shared_ptr<const Searchable> mentor, std::int64_t revision);
  // Who changed or left.
  void forget(const Id &mentor_id);
  void clear();

 private:
  struct Kept {
    std::shared_ptr<const Searchable> mentor;
    std::int64_t revision;
  };
  mutable std::mutex mutex_;  // guards all below
  std::unordered_map<Id, Kept, kit::IdHash> kept_;
  std::deque<Id> oldest_first_;
};

}  // namespace tandem::directory
