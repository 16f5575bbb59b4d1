#include "linear_index.hpp"

#include <algorithm>
#include <tuple>

#include <plugin/directory/rules.hpp>

namespace tandem::directory {
namespace {

struct Candidate {
  const std::shared_ptr<const Searchable> *entry;
  int fit;
};

// Fit first, then the name as people sort it, then the id, so that pages never overlap.
bool stands_before(const Candidate &left, const Candidate &right) {
  auto key = [](const Candidate &candidate) {
    const Searchable &entry = **candidate.entry;
    return std::tie(entry.sort_name, entry.mentor_id);
  };
  if (left.fit != right.fit) return left.fit > right.fit;
  return key(left) < key(right);
}

}  // namespace

void LinearIndex::apply(std::vector<Change> changes) {
  for (Change &change : changes) {
    if (change.entry) {
      working_[change.mentor_id] = std::make_shared<const Searchable>(std::move(*change.entry));
    } else {
      working_.erase(change.mentor_id);
    }
  }
}

void LinearIndex::publish() {
  auto next = std::make_shared<Snapshot>();
  next->reserve(working_.size());
  for (const auto &[id, entry] : working_) next->push_back(entry);
  std::lock_guard lock(mutex_);
  snapshot_ = std::move(next);
}

void LinearIndex::clear() { working_.clear(); }

std::shared_ptr<const LinearIndex::Snapshot> LinearIndex::snapshot() const {
  std::lock_guard lock(mutex_);
  return snapshot_;
}

Matches LinearIndex::search(const Question &question) const {
  const auto entries = snapshot();
  std::vector<Candidate> found;
  for (const Entry &entry : *entries) {
    if (matches(*entry, question)) found.push_back({&entry, fit_of(*entry, question)});
  }
  const std::size_t begin =
      std::min<std::size_t>(found.size(), std::size_t{question.page - 1} * matches_per_page);
  const std::size_t end = std::min<std::size_t>(found.size(), begin + matches_per_page);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(end), found.end(),
                    stands_before);
  Matches answer;
  for (std::size_t at = begin; at < end; ++at) {
    answer.page.push_back(weigh(*found[at].entry, question));
  }
  answer.more = end < found.size();
  if (!question.identity) answer.total = found.size();
  return answer;
}

std::shared_ptr<const Searchable> LinearIndex::find(const Id &mentor_id) const {
  const auto entries = snapshot();
  auto found = std::ranges::lower_bound(*entries, mentor_id, {},
                                        [](const Entry &entry) { return entry->mentor_id; });
  return found != entries->end() && (*found)->mentor_id == mentor_id ? *found : nullptr;
}

}  // namespace tandem::directory
