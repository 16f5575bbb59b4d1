#include <plugin/consent/service.hpp>

namespace tandem::consent {

namespace {

constexpr const char *select_standing =
    "SELECT member_id, purpose, text_version, language, given_at FROM tandem_consents "
    "WHERE member_id = ? AND standing = 1";

Line to_line(const kit::Row &row) {
  return {row.id(0), row.text(1), row.text(2),
          kit::parse_language(row.text(3)).value_or(Language::english), row.instant(4)};
}

}  // namespace

void Service::give(Transaction &transaction, const Line &line) const {
  const auto before = standing(transaction, line.member_id, line.purpose);
  if (before && before->text_version == line.text_version) return;
  withdraw(transaction, line.member_id, line.purpose, line.given_at);
  transaction.execute(
      "INSERT INTO tandem_consents (id, member_id, purpose, text_version, language, given_at, "
      "standing) VALUES (?, ?, ?, ?, ?, ?, 1)",
      {context_.make_id(), line.member_id, line.purpose, line.text_version,
       kit::code(line.language), line.given_at});
}

bool Service::withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                       Instant at) const {
  return transaction.execute(
             "UPDATE tandem_consents SET withdrawn_at = ?, standing = NULL "
             "WHERE member_id = ? AND purpose = ? AND standing = 1",
             {at, member_id, purpose}) > 0;
}

void Service::withdraw_all(Transaction &transaction, const Id &member_id,
                           std::string_view beginning, Instant at) const {
  for (const auto &line : standing(transaction, member_id))
    if (line.purpose.starts_with(beginning)) withdraw(transaction, member_id, line.purpose, at);
}

std::vector<Line> Service::standing(Transaction &transaction, const Id &member_id) const {
  std::vector<Line> lines;
  for (const auto &row :
       transaction.query(std::string(select_standing) + " ORDER BY purpose", {member_id}))
    lines.push_back(to_line(row));
  return lines;
}

std::optional<Line> Service::standing(Transaction &transaction, const Id &member_id,
                                      std::string_view purpose) const {
  const auto row = transaction.query_one(std::string(select_standing) + " AND purpose = ?",
                                         {member_id, purpose});
  return row ? std::optional(to_line(*row)) : std::nullopt;
}

}  // namespace tandem::consent
