#include <host/privacy/copy_format.hpp>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace ams::host {

namespace {

using Json = nlohmann::ordered_json;

Json row_json(const CopyPart &part, const std::vector<std::string> &values) {
  Json row = Json::object();
  for (std::size_t i = 0; i < part.columns.size(); ++i) row[part.columns[i].key] = values.at(i);
  return row;
}

Json part_json(const CopyPart &part) {
  Json columns = Json::object(), rows = Json::array();
  for (const auto &column : part.columns) columns[column.key] = column.label;
  for (const auto &values : part.rows) rows.push_back(row_json(part, values));
  return {{"label", part.label}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

// An object that has all of these members and no other.
Json closed_object(Json members) {
  Json required = Json::array();
  for (const auto &member : members.items()) required.push_back(member.key());
  return {{"type", "object"},
          {"required", std::move(required)},
          {"properties", std::move(members)},
          {"additionalProperties", false}};
}

Json part_schema(const CopyPart &part) {
  const Json text{{"type", "string"}};
  Json cells = Json::object();
  for (const auto &column : part.columns) cells[column.key] = text;
  return closed_object({{"label", text},
                        {"columns", closed_object(cells)},
                        {"rows", {{"type", "array"}, {"items", closed_object(cells)}}}});
}

// What a spreadsheet takes for a formula, also behind what it skips.
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != cell.npos;
}

std::string cell_of(std::string_view value) {
  std::string cell = "\"";
  if (looks_like_formula(value)) cell += '\'';
  for (const char character : value) {
    if (character == '"') cell += '"';
    cell += character;
  }
  return cell + '"';
}

template <class Cells, class Text>
void add_line(std::string &csv, const Cells &cells, Text text) {
  bool first = true;
  for (const auto &cell : cells) {
    if (!first) csv += ',';
    first = false;
    csv += cell_of(text(cell));
  }
  csv += "\r\n";
}

}  // namespace

std::string utc_text(kit::Instant instant) {
  const auto second = std::chrono::floor<std::chrono::seconds>(instant);
  const auto day = std::chrono::floor<std::chrono::days>(second);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{second - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string copy_to_json(const CopyHead &head, const CopyParts &parts) {
  Json all = Json::object();
  for (const auto &part : parts) all[part.id] = part_json(part);
  const Json copy{{"$schema", head.schema_url},
                  {"format", copy_format},
                  {"made_at", utc_text(head.made_at)},
                  {"language", kit::code(head.language)},
                  {"parts", std::move(all)}};
  return copy.dump(2);
}

std::string part_to_csv(const CopyPart &part) {
  std::string csv = "\xEF\xBB\xBF";  // without it some spreadsheets take UTF-8 for something else
  add_line(csv, part.columns, [](const CopyColumn &column) { return column.label; });
  for (const auto &row : part.rows)
    add_line(csv, row, [](const std::string &value) { return value; });
  return csv;
}

std::string schema_of_copy(std::string_view schema_url, const CopyParts &parts) {
  Json each = Json::object();
  for (const auto &part : parts) each[part.id] = part_schema(part);
  Json schema = closed_object(
      {{"$schema", {{"type", "string"}}},
       {"format", {{"const", copy_format}}},
       {"made_at",
        {{"type", "string"},
         {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}}},
       {"language", {{"enum", {"en", "fr"}}}},
       {"parts", closed_object(std::move(each))}});
  Json document{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"$id", schema_url},
                {"title", std::string("A member’s copy of their data, ") + copy_format}};
  document.update(schema);
  return document.dump(2);
}

std::string report_to_json(const Report &report) {
  Json lines = Json::array();
  for (const auto &line : report)
    lines.push_back({{"stays", line.stays}, {"what", line.what}, {"why", line.why}});
  return lines.dump();
}

Report report_from_json(const std::string &json) {
  Report report;
  for (const auto &line : Json::parse(json))
    report.push_back({line.at("stays"), line.at("what"), line.at("why")});
  return report;
}

}  // namespace ams::host
