#include <plugin/disclosures/store.hpp>

#include <stdexcept>

namespace tandem::disclosures::store {

std::optional<Id> lock_standing_consent(Transaction &transaction, const Id &member_id,
                                        std::string_view purpose) {
  const auto row = transaction.query_one(
      "SELECT id FROM tandem_consents WHERE member_id = ? AND purpose = ? AND standing = 1 "
      "LOCK IN SHARE MODE",
      {member_id, purpose});
  return row ? std::optional(row->id(0)) : std::nullopt;
}

void write(Transaction &transaction, const Id &id, const Handing &handing, const Id &consent_id,
           std::int64_t day, Instant at) {
  transaction.execute(
      "INSERT INTO tandem_disclosures (id, member_id, consent_id, kind, to_member_id, about_id, "
      "day, viewers, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) "
      "ON DUPLICATE KEY UPDATE viewers = viewers + 1, last_at = VALUES(last_at)",
      {id, handing.member_id, consent_id, code(handing.kind), handing.to_member_id,
       handing.about_id, day, at, at});
}

std::vector<Disclosure> of_member(Transaction &transaction, const Id &member_id, unsigned limit) {
  std::vector<Disclosure> found;
  for (const auto &row : transaction.query(
           "SELECT d.id, d.member_id, d.consent_id, c.purpose, d.kind, d.to_member_id, d.about_id, "
           "d.viewers, d.first_at, d.last_at FROM tandem_disclosures d "
           "JOIN tandem_consents c ON c.id = d.consent_id "
           "WHERE d.member_id = ? ORDER BY d.last_at DESC, d.id LIMIT ?",
           {member_id, limit})) {
    const auto kind = parse_kind(row.text(4));
    if (!kind) throw std::logic_error("a disclosure of an unknown kind: " + row.text(4));
    found.push_back({row.id(0), row.id(1), row.id(2), row.text(3), *kind, row.id(5), row.id(6),
                     row.integer(7), row.instant(8), row.instant(9)});
  }
  return found;
}

std::uint64_t erase_before(Transaction &transaction, Instant before, unsigned limit) {
  return transaction.execute("DELETE FROM tandem_disclosures WHERE last_at < ? LIMIT ?",
                             {before, limit});
}

}  // namespace tandem::disclosures::store
