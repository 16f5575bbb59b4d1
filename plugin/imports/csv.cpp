#include <plugin/imports/csv.hpp>

#include <algorithm>

#include <kit/base/utf8.hpp>

namespace tandem::imports {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Where the first byte stands that is not UTF-8 text; 0: everywhere is.
unsigned line_that_is_not_text(std::string_view rest) {
  unsigned line = 1;
  while (!rest.empty()) {
    const auto character = kit::take_character(rest);
    if (!character || *character == 0) return line;
    if (*character == '\n') ++line;
  }
  return 0;
}

char separator_of(std::string_view text) {
  std::size_t commas = 0, semicolons = 0;
  bool quoted = false;
  for (const char character : text) {
    if (character == '"') quoted = !quoted;
    if (quoted) continue;
    if (character == '\n' || character == '\r') break;
    if (character == ',') ++commas;
    if (character == ';') ++semicolons;
  }
  return semicolons > commas ? ';' : ',';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text), separator_(separator_of(text)) {}

  bool at_end() const { return rest_.empty(); }

  // Throws Broken.
  Table::Row row() {
    Table::Row row{line_, {}};
    do {
      row.cells.push_back(value());
      if (row.cells.size() > most_columns) throw Broken{Problem::too_many_columns, row.line};
    } while (take(separator_));
    end_line();
    return row;
  }

 private:
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string value() { return take('"') ? quoted() : plain(); }

  std::string plain() {
    const char stops[] = {separator_, '\r', '\n', '"'};
    const auto end = std::min(rest_.find_first_of(std::string_view(stops, 4)), rest_.size());
    if (end < rest_.size() && rest_[end] == '"') throw Broken{Problem::stray_quote, line_};
    return taken(end);
  }

  std::string quoted() {
    const unsigned begun = line_;
    std::string text;
    while (true) {
      const auto end = rest_.find('"');
      if (end == rest_.npos) throw Broken{Problem::quote_left_open, begun};
      text += taken(end);
      if (text.size() > longest_value) throw Broken{Problem::too_long_a_value, begun};
      rest_.remove_prefix(1);
      if (!take('"')) break;
      text += '"';
    }
    const bool ends = rest_.empty() || rest_.front() == separator_ || rest_.front() == '\r' ||
                      rest_.front() == '\n';
    if (!ends) throw Broken{Problem::stray_quote, line_};
    return text;
  }

  std::string taken(std::size_t size) {
    if (size > longest_value) throw Broken{Problem::too_long_a_value, line_};
    std::string text(rest_.substr(0, size));
    line_ += static_cast<unsigned>(std::ranges::count(text, '\n'));
    rest_.remove_prefix(size);
    return text;
  }

  void end_line() {
    if (rest_.empty()) return;
    take('\r');
    take('\n');
    ++line_;
  }

  std::string_view rest_;
  char separator_;
  unsigned line_ = 1;
};

bool is_blank(const Table::Row &row) {
  return std::ranges::all_of(row.cells, [](const auto &cell) {
    return cell.find_first_not_of(" \t\r\n") == cell.npos;
  });
}

Table read(std::string_view text) {
  Reader reader(text);
  Table table;
  if (reader.at_end()) throw Broken{Problem::no_header, 1};
  auto header = reader.row();
  if (is_blank(header)) throw Broken{Problem::no_header, 1};
  table.header = std::move(header.cells);
  while (!reader.at_end()) {
    auto row = reader.row();
    if (is_blank(row)) continue;
    if (table.rows.size() == most_rows) throw Broken{Problem::too_many_rows, row.line};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::variant<Table, Broken> read_csv(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (const auto line = line_that_is_not_text(bytes)) return Broken{Problem::not_utf8, line};
  try {
    return read(bytes);
  } catch (const Broken &broken) {
    return broken;
  }
}

// Led by an apostrophe where a spreadsheet would run it as a formula.
std::string csv_cell(std::string_view text) {
  std::string cell = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos) cell += '\'';
  for (const char character : text) cell += character == '"' ? "\"\"" : std::string(1, character);
  return cell + '"';
}

}  // namespace tandem::imports
