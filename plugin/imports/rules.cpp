#include <plugin/imports/rules.hpp>

#include <algorithm>
#include <charconv>

#include <kit/web/fields.hpp>

namespace tandem::imports {

namespace {

using questionnaires::Kind;
using questionnaires::Special;

constexpr const char *documents[] = {"terms_of_use", "confidentiality_agreement"};

bool has_words_beside(const questionnaires::Field &field) {
  return field.list && std::ranges::any_of(field.list->items, [](const auto &item) {
           return item.special == Special::self_describe || item.special == Special::other;
         });
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string lower(std::string text) {
  for (auto &character : text)
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
  return text;
}

// Of one row of one file.
class Findings {
 public:
  Findings(File file, const Values &values, std::vector<Finding> &all)
      : file_(file), values_(values), all_(all) {}

  void add(std::string_view column, Problem problem, std::string english = "",
           std::string french = "") {
    all_.push_back({.file = file_,
                    .line = values_.line(),
                    .column = std::string(column),
                    .problem = problem,
                    .value = values_.of(column),
                    .english = std::move(english),
                    .french = std::move(french)});
  }
  // What stands in a column that may not be empty.
  std::string required(std::string_view column) {
    auto value = values_.of(column);
    if (value.empty()) add(column, Problem::missing);
    return value;
  }
  Date date(std::string_view column, std::string_view text, Date today) {
    const auto date = parse_date(text);
    if (!date) {
      if (!text.empty()) add(column, Problem::not_a_date);
      return {};
    }
    if (*date > today) add(column, Problem::in_the_future);
    return *date;
  }

 private:
  File file_;
  const Values &values_;
  std::vector<Finding> &all_;
};

// Several codes or tags stand in one cell with a bar between them.
void add_answer(const Values &values, const questionnaires::Field &field, kit::Fields &fields) {
  const auto text = values.of(field.id);
  const bool several = field.kind == Kind::many || field.kind == Kind::tags;
  std::string_view rest = text;
  while (several && rest.find('|') != rest.npos) {
    fields.add(field.id, trimmed(rest.substr(0, rest.find('|'))));
    rest.remove_prefix(rest.find('|') + 1);
  }
  fields.add(field.id, trimmed(rest));
  if (has_words_beside(field))
    fields.add(field.id + "_specify", values.of(field.id + "_specify"));
}

kit::Fields answers_of(const Values &values, const questionnaires::Questionnaire &open) {
  kit::Fields fields;
  for (const auto &section : open.sections)
    for (const auto &field : section.fields) add_answer(values, field, fields);
  return fields;
}

bool read_paused(const std::string &text, Findings &findings) {
  const auto plain = lower(text);
  for (const auto *yes : {"yes", "oui", "1"})
    if (plain == yes) return true;
  for (const auto *no : {"", "no", "non", "0"})
    if (plain == no) return false;
  findings.add("paused", Problem::not_yes_or_no);
  return false;
}

}  // namespace

std::vector<Column> columns_of(File file, const questionnaires::Questionnaire &mentor) {
  if (file == File::consents)
    return {{"email", true}, {"document", true}, {"version", true}, {"language", true},
            {"given_on", true}};
  if (file == File::pairings)
    return {{"mentor_email", true}, {"mentee_email", true}, {"began_on", true}, {"ended_on"}};
  std::vector<Column> columns{{"email", true}, {"paused"}};
  for (const auto &section : mentor.sections) {
    for (const auto &field : section.fields) {
      if (field.identity) continue;
      columns.push_back({field.id, false, &field});
      if (has_words_beside(field)) columns.push_back({field.id + "_specify"});
    }
  }
  return columns;
}

questionnaires::Questionnaire without_identity(questionnaires::Questionnaire questionnaire) {
  for (auto &section : questionnaire.sections)
    std::erase_if(section.fields, [](const auto &field) { return field.identity; });
  std::erase_if(questionnaire.sections,
                [](const auto &section) { return section.fields.empty(); });
  return questionnaire;
}

Table with_plain_header(Table table) {
  for (auto &name : table.header) name = lower(trimmed(name));
  return table;
}

std::vector<Finding> check_header(File file, const Table &table,
                                  const questionnaires::Questionnaire &mentor) {
  const auto columns = columns_of(file, mentor);
  std::vector<Finding> findings;
  const auto add = [&](const std::string &name, Problem problem) {
    findings.push_back({.file = file, .line = 1, .column = name, .problem = problem});
  };
  for (auto name = table.header.begin(); name != table.header.end(); ++name) {
    const auto of_field = [&](const questionnaires::Field &field) {
      return field.identity && (*name == field.id || name->starts_with(field.id + "_"));
    };
    const bool identity = std::ranges::any_of(mentor.sections, [&](const auto &section) {
      return std::ranges::any_of(section.fields, of_field);
    });
    if (std::find(table.header.begin(), name, *name) != name)
      add(*name, Problem::column_twice);
    else if (std::ranges::find(columns, *name, &Column::name) == columns.end())
      add(*name, identity ? Problem::identity_column : Problem::unknown_column);
  }
  for (const auto &column : columns)
    if (column.required && std::ranges::find(table.header, column.name) == table.header.end())
      add(column.name, Problem::column_missing);
  return findings;
}

std::string Values::of(std::string_view column) const {
  const auto found = std::ranges::find(table_.header, column);
  const auto at = static_cast<std::size_t>(found - table_.header.begin());
  return at < row_.cells.size() ? trimmed(row_.cells[at]) : "";
}

std::string plain_address(std::string_view typed) { return lower(trimmed(typed)); }

MentorRow read_mentor(const Values &values, const questionnaires::Questionnaire &open,
                      bool complete, const kit::Catalogue &catalogue,
                      std::vector<Finding> &all) {
  Findings findings(File::mentors, values, all);
  MentorRow row{plain_address(findings.required("email")),
                read_paused(values.of("paused"), findings)};
  const auto fields = answers_of(values, open);
  auto english =
      questionnaires::read(open, fields, "", complete, catalogue, Language::english);
  row.sheet = std::move(english.sheet);
  if (english.errors.empty()) return row;
  const auto french = questionnaires::read(open, fields, "", complete, catalogue, Language::french);
  for (std::size_t at = 0; at < english.errors.size(); ++at)
    findings.add(english.errors[at].field, Problem::answer, english.errors[at].message,
                 french.errors.at(at).message);
  return row;
}

ConsentRow read_consent(const Values &values, const std::vector<std::string> &versions, Date today,
                        std::vector<Finding> &all) {
  Findings findings(File::consents, values, all);
  ConsentRow row{plain_address(findings.required("email")), findings.required("document"),
                 findings.required("version")};
  const bool known = std::ranges::find(documents, row.document) != std::end(documents);
  if (!known && !row.document.empty()) findings.add("document", Problem::unknown_document);
  if (known && !row.version.empty() &&
      std::ranges::find(versions, row.document + "/" + row.version) == versions.end())
    findings.add("version", Problem::unknown_version);
  const auto language = findings.required("language");
  if (const auto parsed = kit::parse_language(language))
    row.language = *parsed;
  else if (!language.empty())
    findings.add("language", Problem::unknown_language);
  row.given_on = findings.date("given_on", findings.required("given_on"), today);
  return row;
}

PairingRow read_pairing(const Values &values, Date today, std::vector<Finding> &all) {
  Findings findings(File::pairings, values, all);
  PairingRow row{plain_address(findings.required("mentor_email")),
                 plain_address(findings.required("mentee_email"))};
  if (!row.mentor_email.empty() && row.mentor_email == row.mentee_email)
    findings.add("mentee_email", Problem::same_person);
  row.began_on = findings.date("began_on", findings.required("began_on"), today);
  const auto ended = values.of("ended_on");
  if (ended.empty()) return row;
  row.ended_on = findings.date("ended_on", ended, today);
  if (row.ended_on->ok() && row.began_on.ok() && *row.ended_on < row.began_on)
    findings.add("ended_on", Problem::ends_before_it_begins);
  return row;
}

std::optional<Date> parse_date(std::string_view text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const auto number = [&](std::size_t at, std::size_t size, auto &value) {
    const auto *end = text.data() + at + size;
    const auto [read, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc{} && read == end && text[at] >= '0' && text[at] <= '9';
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day)) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() && year >= 1990 ? std::optional(date) : std::nullopt;
}

std::string date_text(Date date) {
  const auto two = [](unsigned number) { return std::to_string(100 + number).substr(1); };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

}  // namespace tandem::imports
