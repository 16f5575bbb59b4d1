#include <plugin/ports/ports.hpp>

namespace tandem::ports {

members::Member to_member(const ams::Member &from) {
  members::Member member;
  member.id = from.id;
  member.revision = from.revision;
  member.given_name = from.given_name;
  member.family_name = from.family_name;
  member.email = from.email;
  member.category = from.category;
  member.subtype = from.subtype;
  if (from.paid_through.ok()) member.paid_through = from.paid_through;
  member.province = from.province;
  member.country = from.country;
  member.language = from.language;
  return member;
}

std::optional<members::Member> MemberSource::get(const Id &id) const {
  const auto member = members_.get(id);
  return member ? std::optional(to_member(*member)) : std::nullopt;
}

std::vector<members::Member> MemberSource::changed_since(std::int64_t revision,
                                                         unsigned limit) const {
  std::vector<members::Member> members;
  for (const auto &member : members_.changed_since(revision, limit))
    members.push_back(to_member(member));
  return members;
}

std::vector<members::Member> MemberFinder::find(std::string_view text, unsigned limit) const {
  std::vector<members::Member> found;
  for (const auto &member : search_.find(text, limit)) found.push_back(to_member(member));
  return found;
}

std::optional<members::Member> MemberFinder::by_email(std::string_view email) const {
  const auto member = search_.by_email(email);
  return member ? std::optional(to_member(*member)) : std::nullopt;
}

}  // namespace tandem::ports
