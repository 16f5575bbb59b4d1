#include <plugin/consent/copy.hpp>

namespace tandem::consent {

namespace {

constexpr unsigned lines_at_once = 500;

}  // namespace

std::vector<KeptLine> every_line(Transaction &transaction, const Id &member_id, unsigned limit) {
  std::vector<KeptLine> lines;
  for (const auto &row : transaction.query(
           "SELECT member_id, purpose, text_version, language, given_at, withdrawn_at "
           "FROM tandem_consents WHERE member_id = ? ORDER BY given_at DESC, purpose LIMIT ?",
           {member_id, limit})) {
    lines.push_back({{row.id(0), row.text(1), row.text(2),
                      kit::parse_language(row.text(3)).value_or(Language::english),
                      row.instant(4)},
                     std::nullopt});
    if (!row.is_null(5)) lines.back().withdrawn_at = row.instant(5);
  }
  return lines;
}

bool forget_lines_step(Transaction &transaction, Instant before) {
  return transaction.execute(
             "DELETE FROM tandem_consents WHERE withdrawn_at < ? AND NOT EXISTS "
             "(SELECT 1 FROM tandem_disclosures d WHERE d.consent_id = tandem_consents.id) LIMIT ?",
             {before, lines_at_once}) == lines_at_once;
}

}  // namespace tandem::consent
