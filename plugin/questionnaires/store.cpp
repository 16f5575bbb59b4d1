#include <plugin/questionnaires/store.hpp>

#include <stdexcept>

namespace tandem::questionnaires::store {

namespace {

constexpr const char *select_whole =
    "SELECT questionnaire, version, xml, published_at, published_by FROM tandem_questionnaires "
    "WHERE questionnaire = ?";

std::optional<Published> to_published(const std::optional<kit::Row> &row) {
  if (!row) return std::nullopt;
  return Published{row->text(0), static_cast<int>(row->integer(1)), row->text(2), row->instant(3),
                   row->id(4)};
}

}  // namespace

std::int64_t revision(Transaction &transaction) {
  const auto row =
      transaction.query_one("SELECT revision FROM tandem_questionnaires_revision WHERE id = 1");
  if (!row) throw std::runtime_error("the revision row of the questionnaires is missing");
  return row->integer(0);
}

std::int64_t next_revision(Transaction &transaction) {
  transaction.execute(
      "UPDATE tandem_questionnaires_revision SET revision = revision + 1 WHERE id = 1");
  return revision(transaction);
}

bool insert(Transaction &transaction, const Published &published) {
  return transaction.execute(
             "INSERT IGNORE INTO tandem_questionnaires (questionnaire, version, xml, published_at, "
             "published_by) VALUES (?, ?, ?, ?, ?)",
             {published.questionnaire, published.version, published.xml, published.published_at,
              published.published_by}) == 1;
}

std::optional<Published> newest(Transaction &transaction, std::string_view questionnaire) {
  return to_published(transaction.query_one(
      std::string(select_whole) + " ORDER BY version DESC LIMIT 1", {questionnaire}));
}

std::optional<Published> find(Transaction &transaction, std::string_view questionnaire,
                              int version) {
  return to_published(transaction.query_one(std::string(select_whole) + " AND version = ?",
                                            {questionnaire, version}));
}

std::vector<Published> all(Transaction &transaction, std::string_view questionnaire) {
  std::vector<Published> found;
  for (const auto &row : transaction.query(
           "SELECT questionnaire, version, published_at, published_by FROM tandem_questionnaires "
           "WHERE questionnaire = ? ORDER BY version DESC",
           {questionnaire}))
    found.push_back({row.text(0), static_cast<int>(row.integer(1)), "", row.instant(2), row.id(3)});
  return found;
}

}  // namespace tandem::questionnaires::store
