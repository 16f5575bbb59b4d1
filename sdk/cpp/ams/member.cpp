#include "member.hpp"

#include <ams/text.hpp>

namespace ams {

Member to_member(const ams_member_t &member) {
  const auto text = [](const ams_bytes_t &bytes) { return std::string(view(bytes)); };
  return {.id = to_id(member.id),
          .revision = member.revision,
          .given_name = text(member.given_name),
          .family_name = text(member.family_name),
          .email = text(member.email),
          .category = text(member.category),
          .subtype = text(member.subtype),
          .paid_through = to_date(member.paid_through),
          .province = text(member.province),
          .country = text(member.country),
          .language = kit::parse_language(view(member.language)).value_or(kit::Language::english)};
}

ams_member_t from_member(const Member &member) {
  return {.size = sizeof(ams_member_t),
          .id = from_id(member.id),
          .revision = member.revision,
          .given_name = bytes(member.given_name),
          .family_name = bytes(member.family_name),
          .email = bytes(member.email),
          .category = bytes(member.category),
          .subtype = bytes(member.subtype),
          .paid_through = from_date(member.paid_through),
          .reserved = 0,
          .province = bytes(member.province),
          .country = bytes(member.country),
          .language = bytes(kit::code(member.language))};
}

}  // namespace ams
