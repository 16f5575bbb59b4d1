#include <plugin/consent/store.hpp>

#include <stdexcept>

namespace tandem::consent::store {

namespace {

constexpr const char *select_lines =
    "SELECT member_id, purpose, text_version, language, given_at FROM tandem_consents "
    "WHERE member_id = ?";
constexpr const char *and_standing = " AND standing = 1";

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
       transaction.query(std::string(select_lines) + and_standing + " ORDER BY purpose",
                         {member_id}))
    lines.push_back(to_line(row));
  return lines;
}

std::vector<Line> history(Transaction &transaction, const Id &member_id,
                          std::string_view purpose) {
  std::vector<Line> lines;
  for (const auto &row : transaction.query(
           std::string(select_lines) + " AND purpose = ? ORDER BY given_at DESC, id DESC",
           {member_id, purpose}))
    lines.push_back(to_line(row));
  return lines;
}

std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                             std::string_view purpose) {
  const auto row = transaction.query_one(
      std::string(select_lines) + and_standing + " AND purpose = ?", {member_id, purpose});
  return row ? std::optional(to_line(*row)) : std::nullopt;
}

// ---- Published texts ----

std::int64_t documents_revision(Transaction &transaction) {
  const auto row =
      transaction.query_one("SELECT revision FROM tandem_documents_revision WHERE id = 1");
  if (!row) throw std::runtime_error("the revision row of the documents is missing");
  return row->integer(0);
}

std::int64_t next_documents_revision(Transaction &transaction) {
  transaction.execute("UPDATE tandem_documents_revision SET revision = revision + 1 WHERE id = 1");
  return documents_revision(transaction);
}

bool insert_edition(Transaction &transaction, const Edition &edition) {
  int rows = 0;
  for (const Language language : kit::languages) {
    const auto &text = edition.in(language);
    rows += static_cast<int>(transaction.execute(
        "INSERT IGNORE INTO tandem_documents (document, version, language, title, html, "
        "published_at, published_by, edition) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {edition.document, edition.version, kit::code(language), text.title, text.html,
         edition.published_at, edition.published_by, edition.number}));
  }
  return rows == 2;
}

namespace {

constexpr const char *select_editions =
    "SELECT e.document, e.version, e.title, e.html, f.title, f.html, e.published_at, "
    "e.published_by, e.edition FROM tandem_documents e JOIN tandem_documents f "
    "ON f.document = e.document AND f.version = e.version AND f.language = 'fr' "
    "WHERE e.language = 'en'";

Edition to_edition(const kit::Row &row) {
  return {row.text(0), row.text(1),    {row.text(2), row.text(3)}, {row.text(4), row.text(5)},
          row.instant(6), row.id(7), row.integer(8)};
}

}  // namespace

std::vector<Edition> editions_in_force(Transaction &transaction) {
  std::vector<Edition> editions;
  for (const auto &row : transaction.query(
           std::string(select_editions) +
               " AND e.edition = (SELECT MAX(n.edition) FROM tandem_documents n "
               "WHERE n.document = e.document)",
           {}))
    editions.push_back(to_edition(row));
  return editions;
}

std::optional<Edition> edition(Transaction &transaction, std::string_view document,
                               std::string_view version) {
  const auto row = transaction.query_one(
      std::string(select_editions) + " AND e.document = ? AND e.version = ?", {document, version});
  return row ? std::optional(to_edition(*row)) : std::nullopt;
}

std::vector<Edition> editions(Transaction &transaction, std::string_view document) {
  std::vector<Edition> editions;
  for (const auto &row : transaction.query(
           "SELECT document, version, published_at, published_by, edition FROM tandem_documents "
           "WHERE language = 'en' AND document = ? ORDER BY edition DESC",
           {document}))
    editions.push_back({row.text(0), row.text(1), {}, {}, row.instant(2), row.id(3),
                        row.integer(4)});
  return editions;
}

}  // namespace tandem::consent::store
