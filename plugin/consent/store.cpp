#include <plugin/consent/store.hpp>

namespace tandem::consent::store {

namespace {

constexpr const char *select_standing =
    "SELECT member_id, purpose, text_version, language, given_at FROM tandem_consents "
    "WHERE member_id = ? AND standing = 1";

Line to_line(const kit::Row &row) {
  return {row.id(0), row.text(1), row.text(2),
          kit::parse_language(row.text(3)).value_or(Language::english), row.instant(4)};
}

}  // namespace

void insert(Transaction &transaction, const Id &id, const Line &line) {
  transaction.execute(
      "INSERT INTO tandem_consents (id, member_id, purpose, text_version, language, given_at, "
      "standing) VALUES (?, ?, ?, ?, ?, ?, 1)",
      {id, line.member_id, line.purpose, line.text_version, kit::code(line.language),
       line.given_at});
}

bool end(Transaction &transaction, const Id &member_id, std::string_view purpose, Instant at) {
  return transaction.execute(
             "UPDATE tandem_consents SET withdrawn_at = ?, standing = NULL "
             "WHERE member_id = ? AND purpose = ? AND standing = 1",
             {at, member_id, purpose}) > 0;
}

std::vector<Line> standing(Transaction &transaction, const Id &member_id) {
  std::vector<Line> lines;
  for (const auto &row :
       transaction.query(std::string(select_standing) + " ORDER BY purpose", {member_id}))
    lines.push_back(to_line(row));
  return lines;
}

std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                             std::string_view purpose) {
  const auto row = transaction.query_one(std::string(select_standing) + " AND purpose = ?",
                                         {member_id, purpose});
  return row ? std::optional(to_line(*row)) : std::nullopt;
}

}  // namespace tandem::consent::store
