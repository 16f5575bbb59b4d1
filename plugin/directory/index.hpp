// What a search is put to. Kept current by its owner (service.hpp).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <plugin/directory/types.hpp>

namespace tandem::directory {

// A mentor that changed: what can be found of them now, or nothing.
struct Change {
  Id mentor_id;
  std::optional<Searchable> entry;
};

class Index {
 public:
  virtual ~Index() = default;
  // One thread at a time. Changes are seen once published, all at once.
  virtual void apply(std::vector<Change> changes) = 0;
  virtual void publish() = 0;
  virtual void clear() = 0;

  // Any thread, also while changes are applied.
  virtual Matches search(const Question &question) const = 0;
  virtual std::shared_ptr<const Searchable> find(const Id &mentor_id) const = 0;
};

}  // namespace tandem::directory
