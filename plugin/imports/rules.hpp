// What the files may say: columns, and the values of a row. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <plugin/imports/types.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::imports {

struct Column {
  std::string name;
  bool required = false;
  const questionnaires::Field *field = nullptr;  // of an answer
};
// In the order of the downloadable file. Identity answers have no column: nobody but the member
// consents to them (PRV-01).
std::vector<Column> columns_of(File file, const questionnaires::Questionnaire &mentor);
// Open questions alone.
questionnaires::Questionnaire without_identity(questionnaires::Questionnaire questionnaire);

// The names as they are compared: without space around them, in lower case.
Table with_plain_header(Table table);
std::vector<Finding> check_header(File file, const Table &table,
                                  const questionnaires::Questionnaire &mentor);

// One row by the names of its columns; nothing is missing from it but a value.
class Values {
 public:
  Values(const Table &table, const Table::Row &row) : table_(table), row_(row) {}
  unsigned line() const { return row_.line; }
  bool complete() const { return row_.cells.size() == table_.header.size(); }
  // Without space around it; empty when there is no such column.
  std::string of(std::string_view column) const;

 private:
  const Table &table_;
  const Table::Row &row_;
};

// An address as members are found by it, and as it is compared.
std::string plain_address(std::string_view typed);

// What can be read of a row, whatever is wrong with it. `findings` grows by that.
MentorRow read_mentor(const Values &values, const questionnaires::Questionnaire &open,
                      bool complete, const kit::Catalogue &catalogue,
                      std::vector<Finding> &findings);
// `versions` of each document, as "document/version".
ConsentRow read_consent(const Values &values, const std::vector<std::string> &versions, Date today,
                        std::vector<Finding> &findings);
PairingRow read_pairing(const Values &values, Date today, std::vector<Finding> &findings);

// "2026-11-22"; nothing else is a date.
std::optional<Date> parse_date(std::string_view text);
std::string date_text(Date date);

}  // namespace tandem::imports
