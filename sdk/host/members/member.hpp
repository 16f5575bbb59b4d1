// A member of the association, as the host keeps it (table ams_members).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/database/database.hpp>
#include <kit/language/language.hpp>

namespace ams::host {

struct Member {
  kit::Id id;
  std::int64_t revision = 0;
  std::string given_name;
  std::string family_name;
  std::string email;
  std::string category;
  std::string subtype;
  std::optional<kit::Date> paid_through;
  std::string province;
  std::string country = "CA";
  kit::Language language = kit::Language::english;
};

class MemberStore {
 public:
  static std::optional<Member> find(kit::Transaction &transaction, const kit::Id &id);
  static std::optional<Member> find_by_email(kit::Transaction &transaction, std::string_view email);
  // Everybody for whom each of the words begins one of the names or the address, in order of names.
  static std::vector<Member> search(kit::Transaction &transaction,
                                    const std::vector<std::string> &words, unsigned limit);
  static std::vector<Member> changed_since(kit::Transaction &transaction, std::int64_t revision,
                                           unsigned limit);
  static void insert(kit::Transaction &transaction, Member &member);
  // Writes all columns, takes the next number of the one row ams_member_revision as the new
  // revision, and sets it in `member`. False: somebody changed it since `member.revision`.
  static bool update(kit::Transaction &transaction, Member &member);
};

}  // namespace ams::host
