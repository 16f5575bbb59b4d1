// An account: how a member signs in (table ams_accounts).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <kit/database/database.hpp>

namespace ams::host {

struct Account {
  kit::Id member_id;
  std::string password_hash;
  bool staff = false;
  std::string totp_secret;  // sealed; empty: none set up
  std::int64_t totp_step = 0;  // of the last code that was used
};

class AccountStore {
 public:
  static std::optional<Account> find(kit::Transaction &transaction, const kit::Id &member);
  static void insert(kit::Transaction &transaction, const Account &account, kit::Instant now);
  static void set_password(kit::Transaction &transaction, const kit::Id &member,
                           const std::string &hash, kit::Instant now);
  // False: that code, or a later one, was used before.
  static bool use_code(kit::Transaction &transaction, const kit::Id &member, std::int64_t step);
};

// Where the secret of the second factor is sealed.
std::string totp_place(const kit::Id &member);

}  // namespace ams::host
