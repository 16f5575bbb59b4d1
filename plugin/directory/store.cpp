#include "store.hpp"

namespace tandem::directory {

const char *const insert_search =
    "INSERT INTO tandem_searches (token_hash, member_id, session_hash, filters, created_at,"
    " expires_at) VALUES (?, ?, ?, ?, ?, ?)";

kit::Parameters search_row(const KeptSearch &search) {
  return {search.token_hash, search.member_id,  search.session_hash,
          search.filters,    search.created_at, search.expires_at};
}

std::optional<std::string> find_search(kit::Transaction &transaction, const std::string &token_hash,
                                       const Id &member_id, const std::string &session_hash,
                                       kit::Instant now) {
  const auto row = transaction.query_one(
      "SELECT filters FROM tandem_searches"
      " WHERE token_hash = ? AND member_id = ? AND session_hash = ? AND expires_at > ?",
      {token_hash, member_id, session_hash, now});
  if (!row) return std::nullopt;
  return row->text(0);
}

void delete_expired_searches(kit::Transaction &transaction, kit::Instant now) {
  transaction.execute("DELETE FROM tandem_searches WHERE expires_at <= ? LIMIT 100", {now});
}

}  // namespace tandem::directory
