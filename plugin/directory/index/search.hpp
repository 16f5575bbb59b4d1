// A question put to a snapshot: who answers, how many for every value beside it, and the page that
// fits best, without looking at mentors one by one.
#pragma once

#include <optional>
#include <vector>

#include <plugin/directory/index/segment.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

// What searches see: nothing changes it any more.
struct Snapshot {
  std::vector<Part> parts;
};

// A mentor found. What the page shows of them is read elsewhere, and is the one that was found when
// it has this revision.
struct Hit {
  Id mentor_id;
  std::int64_t revision = 0;
  int fit = 0;
};

// One page of hits. While an identity filter is on there is no total and no count (FOM-14).
struct Hits {
  std::vector<Hit> page;
  bool more = false;
  std::optional<std::size_t> total;
  Counts counts;
};

Hits search(const Snapshot &snapshot, const Slots &slots, const Question &question);

}  // namespace tandem::directory
