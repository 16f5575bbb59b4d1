#include <plugin/concerns/acquaintances.hpp>

#include <plugin/concerns/store.hpp>

namespace tandem::concerns {

namespace {

constexpr unsigned looked_at = 200;

}  // namespace

std::optional<std::string> Acquaintances::name(Transaction &transaction, const Id &viewer_id,
                                               const Id &other_id, Instant now) const {
  if (other_id.is_none() || other_id == viewer_id) return std::nullopt;
  if (auto known = from_introductions(transaction, viewer_id, other_id)) return known;
  if (auto known = from_own_records(transaction, viewer_id, other_id)) return known;
  return from_directory(transaction, viewer_id, other_id, now);
}

// A mentor by the name on file, a mentee by the name that they chose to show.
std::optional<std::string> Acquaintances::from_introductions(Transaction &transaction,
                                                             const Id &viewer_id,
                                                             const Id &other_id) const {
  for (const auto &envelope : introductions_.of_mentee(transaction, viewer_id)) {
    if (envelope.mentor_id != other_id) continue;
    const auto mentor = members_.find(transaction, other_id);
    if (!mentor) return std::nullopt;
    return mentor->full_name();
  }
  for (const auto &envelope : introductions_.of_mentor(transaction, viewer_id)) {
    if (envelope.mentee_id != other_id) continue;
    const auto introduction = introductions_.find(transaction, envelope.id);
    if (!introduction) return std::nullopt;
    return introductions::name_of_mentee(*introduction);
  }
  return std::nullopt;
}

std::optional<std::string> Acquaintances::from_own_records(Transaction &transaction,
                                                           const Id &viewer_id,
                                                           const Id &other_id) const {
  for (const auto &block : store::blocks_of(transaction, context_, viewer_id))
    if (block.blocked_id == other_id) return block.name;
  for (const auto &concern : store::of_reporter(transaction, viewer_id, looked_at)) {
    if (concern.about_id != other_id) continue;
    auto known = store::about_name(transaction, context_, concern.id);
    if (!known.empty()) return known;
  }
  return std::nullopt;
}

std::optional<std::string> Acquaintances::from_directory(Transaction &transaction,
                                                         const Id &viewer_id, const Id &other_id,
                                                         Instant now) const {
  const auto record = mentors_.find(transaction, other_id);
  if (!record || !mentors::is_listable(*record)) return std::nullopt;
  if (store::are_apart(transaction, viewer_id, other_id)) return std::nullopt;
  const auto member = members_.find(transaction, other_id);
  if (!member || !members::is_active(*member, members_.today(now))) return std::nullopt;
  return member->full_name();
}

}  // namespace tandem::concerns
