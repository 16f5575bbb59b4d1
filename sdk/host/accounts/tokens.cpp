#include <host/accounts/tokens.hpp>

#include <algorithm>

#include <host/members/membership.hpp>
#include <kit/crypto/token.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

constexpr auto note_use_every = std::chrono::minutes(1);

constexpr const char *select_token =
    "SELECT id, member_id, name, scopes, created_at, expires_at, last_used_at, revoked_at"
    " FROM ams_tokens ";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string> &words) {
  std::string text;
  for (const auto &word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::optional<kit::Instant> maybe(const kit::Row &row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return row.instant(column);
}

Token token_of(const kit::Row &row) {
  return {row.id(0),      row.id(1),      row.text(2),    split(row.text(3)),
          row.instant(4), row.instant(5), maybe(row, 6), maybe(row, 7)};
}

// Those that ended by themselves leave their places to new ones.
int free_slot(kit::Transaction &transaction, const kit::Id &member, kit::Instant now) {
  transaction.execute(
      "UPDATE ams_tokens SET slot = NULL"
      " WHERE member_id = ? AND slot IS NOT NULL AND expires_at <= ?",
      {member, now});
  const auto rows = transaction.query(
      "SELECT slot FROM ams_tokens WHERE member_id = ? AND slot IS NOT NULL", {member});
  for (int slot = 1; slot <= tokens_per_member; ++slot) {
    if (std::ranges::none_of(rows, [&](const auto &row) { return row.integer(0) == slot; }))
      return slot;
  }
  return 0;
}

}  // namespace

// Two windows at once may find the same place free: the unique key lets one in, and the other looks
// again.
bool TokenStore::insert(kit::Transaction &transaction, const Token &token,
                        std::string_view secret) {
  const int slot = free_slot(transaction, token.member_id, token.created_at);
  if (slot == 0) return false;
  try {
    transaction.execute(
        "INSERT INTO ams_tokens (id, token_hash, member_id, slot, name, scopes, created_at,"
        " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {token.id, kit::hash_token(secret), token.member_id, slot, token.name,
         joined(token.scopes), token.created_at, token.expires_at});
  } catch (const kit::DuplicateKey &duplicate) {
    if (duplicate.key != "one_token_per_slot") throw;
    throw kit::Conflict("another token took the place");
  }
  return true;
}

std::vector<Token> TokenStore::of_member(kit::Transaction &transaction, const kit::Id &member) {
  std::vector<Token> tokens;
  for (const auto &row :
       transaction.query(std::string(select_token) +
                             "WHERE member_id = ? ORDER BY created_at DESC, id DESC",
                         {member}))
    tokens.push_back(token_of(row));
  return tokens;
}

std::optional<Token> TokenStore::find(kit::Transaction &transaction, const kit::Id &id,
                                      const kit::Id &member) {
  const auto row = transaction.query_one(
      std::string(select_token) + "WHERE id = ? AND member_id = ?", {id, member});
  if (!row) return std::nullopt;
  return token_of(*row);
}

bool TokenStore::revoke(kit::Transaction &transaction, const kit::Id &id, const kit::Id &member,
                        kit::Instant now) {
  return transaction.execute(
             "UPDATE ams_tokens SET revoked_at = ?, slot = NULL"
             " WHERE id = ? AND member_id = ? AND revoked_at IS NULL",
             {now, id, member}) == 1;
}

void TokenStore::revoke_all(kit::Transaction &transaction, const kit::Id &member,
                            kit::Instant now) {
  transaction.execute(
      "UPDATE ams_tokens SET revoked_at = ?, slot = NULL"
      " WHERE member_id = ? AND revoked_at IS NULL AND expires_at > ?",
      {now, member, now});
}

void TokenStore::erase(kit::Transaction &transaction, const kit::Id &member) {
  transaction.execute("DELETE FROM ams_tokens WHERE member_id = ?", {member});
}

std::uint64_t TokenStore::purge(kit::Transaction &transaction, kit::Instant ended_before) {
  return transaction.execute("DELETE FROM ams_tokens WHERE expires_at < ? OR revoked_at < ?",
                             {ended_before, ended_before});
}

std::string Tokens::make_secret() const {
  return std::string(token_prefix) + kit::make_token(context_.random);
}

// What is looked up is a hash of 256 random bits: how long that takes tells nothing of another
// token, and the last comparison takes the same time whatever it compares.
std::optional<Bearer> Tokens::find(std::string_view secret, kit::Instant now,
                                   kit::Deadline deadline) const {
  if (!secret.starts_with(token_prefix)) return std::nullopt;
  const auto hash = kit::hash_token(secret);
  const auto today = kit::date_in(now, context_.settings.zone);
  return context_.database.run(
      deadline, [&](kit::Transaction &transaction) -> std::optional<Bearer> {
        const auto row = transaction.query_one(
            "SELECT t.id, t.member_id, t.token_hash, t.scopes, t.last_used_at, m.given_name,"
            " m.family_name, m.paid_through, m.language FROM ams_tokens t"
            " JOIN ams_accounts a ON a.member_id = t.member_id"
            " JOIN ams_members m ON m.id = t.member_id"
            " WHERE t.token_hash = ? AND t.revoked_at IS NULL AND t.expires_at > ?",
            {hash, now});
        if (!row || !kit::same_secret(row->text(2), hash)) return std::nullopt;
        if (row->is_null(4) || row->instant(4) <= now - note_use_every) {
          transaction.execute("UPDATE ams_tokens SET last_used_at = ? WHERE id = ?",
                              {now, row->id(0)});
        }
        Bearer bearer;
        bearer.scopes = split(row->text(3));
        bearer.session.session_id = row->id(0);
        bearer.session.member_id = row->id(1);
        bearer.session.display_name = row->text(5) + " " + row->text(6);
        bearer.session.membership_active = membership_active(
            row->is_null(7) ? std::nullopt : std::optional(row->date(7)), today);
        bearer.session.language =
            kit::parse_language(row->text(8)).value_or(kit::Language::english);
        return bearer;
      });
}

}  // namespace ams::host
