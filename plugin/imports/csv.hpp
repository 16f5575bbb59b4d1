// Comma-separated values (RFC 4180): a strict reader of files that people made with a spreadsheet,
// and a writer of cells that no spreadsheet runs as a formula. Pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <plugin/imports/types.hpp>

namespace tandem::imports {

constexpr std::size_t most_rows = 5000;     // of one file
constexpr std::size_t most_columns = 100;
constexpr std::size_t longest_value = 10'000;  // bytes

struct Broken {
  Problem problem;
  unsigned line;
};

// UTF-8, with or without its mark; separated by comma or by semicolon, whichever the first line has
// more of; lines ended by LF, CRLF or CR; values in quotes hold any of these, and quotes doubled.
// Rows without any value are passed over.
std::variant<Table, Broken> read_csv(std::string_view bytes);

// Always in quotes.
std::string csv_cell(std::string_view text);

}  // namespace tandem::imports
