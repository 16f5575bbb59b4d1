#include <host/accounts/account.hpp>

namespace ams::host {

std::optional<Account> AccountStore::find(kit::Transaction &transaction, const kit::Id &member) {
  const auto row = transaction.query_one(
      "SELECT password_hash, staff, totp_secret, totp_step FROM ams_accounts WHERE member_id = ?",
      {member});
  if (!row) return std::nullopt;
  return Account{member, row->text(0), row->integer(1) != 0, row->is_null(2) ? "" : row->text(2),
                 row->integer(3)};
}

void AccountStore::insert(kit::Transaction &transaction, const Account &account,
                          kit::Instant now) {
  transaction.execute(
      "INSERT INTO ams_accounts (member_id, password_hash, staff, totp_secret, totp_step,"
      " created_at, password_changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {account.member_id, account.password_hash, account.staff,
       account.totp_secret.empty() ? kit::Value() : kit::Value(account.totp_secret),
       account.totp_step, now, now});
}

void AccountStore::set_password(kit::Transaction &transaction, const kit::Id &member,
                                const std::string &hash, kit::Instant now) {
  transaction.execute(
      "UPDATE ams_accounts SET password_hash = ?, password_changed_at = ? WHERE member_id = ?",
      {hash, now, member});
}

bool AccountStore::use_code(kit::Transaction &transaction, const kit::Id &member,
                            std::int64_t step) {
  return transaction.execute(
             "UPDATE ams_accounts SET totp_step = ? WHERE member_id = ? AND totp_step < ?",
             {step, member, step}) == 1;
}

std::string totp_place(const kit::Id &member) {
  return "ams_accounts.totp_secret:" + member.text();
}

}  // namespace ams::host
