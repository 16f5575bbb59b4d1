#include "details.hpp"

namespace tandem::directory {
namespace {

// A mentor takes some kilobytes here.
constexpr std::size_t most_kept = 1'000;

}  // namespace

std::shared_ptr<const Searchable> Details::find(const Id &mentor_id, std::int64_t revision) const {
  std::lock_guard lock(mutex_);
  const auto found = kept_.find(mentor_id);
  if (found == kept_.end() || found->second.revision != revision) return nullptr;
  return found->second.mentor;
}

void Details::keep(std::shared_ptr<const Searchable> mentor, std::int64_t revision) {
  const Id id = mentor->mentor_id;
  std::lock_guard lock(mutex_);
  if (kept_.insert_or_assign(id, Kept{std::move(mentor), revision}).second)
    oldest_first_.push_back(id);
  while (oldest_first_.size() > most_kept) {
    kept_.erase(oldest_first_.front());
    oldest_first_.pop_front();
  }
}

void Details::forget(const Id &mentor_id) {
  std::lock_guard lock(mutex_);
  if (kept_.erase(mentor_id) != 0) std::erase(oldest_first_, mentor_id);
}

void Details::clear() {
  std::lock_guard lock(mutex_);
  kept_.clear();
  oldest_first_.clear();
}

}  // namespace tandem::directory
