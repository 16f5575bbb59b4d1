// Asks every entry of one immutable snapshot in turn.
#pragma once

#include <map>
#include <mutex>

#include <plugin/directory/index.hpp>

namespace tandem::directory {

class LinearIndex final : public Index {
 public:
  void apply(std::vector<Change> changes) override;
  void publish() override;
  void clear() override;

  Matches search(const Question &question) const override;
  std::shared_ptr<const Searchable> find(const Id &mentor_id) const override;

 private:
  using Entry = std::shared_ptr<const Searchable>;
  using Snapshot = std::vector<Entry>;  // in order of mentor id
  std::shared_ptr<const Snapshot> snapshot() const;

  std::map<Id, Entry> working_;
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const Snapshot> snapshot_ = std::make_shared<Snapshot>();
};

}  // namespace tandem::directory
