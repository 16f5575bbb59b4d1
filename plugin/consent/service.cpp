#include <plugin/consent/service.hpp>

#include <plugin/consent/store.hpp>

namespace tandem::consent {

void Service::give(Transaction &transaction, const Line &line) const {
  const auto before = standing(transaction, line.member_id, line.purpose);
  if (before && before->text_version == line.text_version) return;
  withdraw(transaction, line.member_id, line.purpose, line.given_at);
  store::insert(transaction, context_.make_id(), line);
}

bool Service::withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                       Instant at) const {
  return store::end(transaction, member_id, purpose, at);
}

void Service::withdraw_all(Transaction &transaction, const Id &member_id,
                           std::string_view beginning, Instant at) const {
  for (const auto &line : standing(transaction, member_id))
    if (line.purpose.starts_with(beginning)) withdraw(transaction, member_id, line.purpose, at);
}

std::vector<Line> Service::standing(Transaction &transaction, const Id &member_id) const {
  return store::standing(transaction, member_id);
}

std::optional<Line> Service::standing(Transaction &transaction, const Id &member_id,
                                      std::string_view purpose) const {
  return store::standing(transaction, member_id, purpose);
}

}  // namespace tandem::consent
