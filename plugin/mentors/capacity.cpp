// How many mentees a mentor wants at most, and the mark of having them (FOM-12).
#include <charconv>

#include <plugin/mentors/service.hpp>
#include <plugin/mentors/store.hpp>

namespace tandem::mentors {

std::optional<std::int64_t> capacity_of(const Mentor &mentor) {
  const auto text = mentor.sheet.value("capacity");
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

void Service::mark_full(Transaction &transaction, const Id &member_id, bool full) const {
  if (!store::mark_full(transaction, member_id, full)) return;
  write_audit(transaction, context_,
              {.actor_id = {},
               .action = full ? "mentor.full" : "mentor.not_full",
               .subject_id = member_id});
  store::stamp(transaction, member_id);
}

}  // namespace tandem::mentors
