#include <plugin/imports/columns.hpp>

#include <ctemplate/template.h>

#include <map>

#include <plugin/imports/csv.hpp>
#include <plugin/imports/rules.hpp>
#include <plugin/imports/words.hpp>

namespace tandem::imports {

namespace {

using ctemplate::TemplateDictionary;
using questionnaires::Kind;

struct Help {
  const char *column;
  kit::Text text;
};
constexpr Help helps[] = {
    {"email", _("The address under which the association knows the member.")},
    {"paused", _("yes: takes on no new mentees for now. Empty or no: does.")},
    {"document", _("terms_of_use or confidentiality_agreement; one row for each.")},
    {"version", _("The version that the member agreed to, as it was published.")},
    {"language", _("en or fr: the language of the text that the member read.")},
    {"given_on", _("The day on which the member agreed, as 2026-11-22.")},
    {"mentor_email", _("The mentor’s address: in the file of mentors, or a mentor already.")},
    {"mentee_email", _("The mentee’s address.")},
    {"began_on", _("The day on which the mentorship began, as 2026-11-22.")},
    {"ended_on", _("The day on which it ended; empty while it goes on.")},
};

kit::Text help_of(const std::string &column) {
  for (const auto &[name, text] : helps)
    if (column == name) return text;
  return _("In words, for whoever chose “other” or a description of their own.");
}

kit::Text form_of(const questionnaires::Field &field) {
  switch (field.kind) {
    case Kind::one:
      return _("One code.");
    case Kind::many:
      return _("One code, or several with | between them.");
    case Kind::tags:
      return _("Words, with | between them.");
    case Kind::number:
      return _("A whole number.");
    case Kind::text:
    case Kind::words:
      break;
  }
  return _("Text.");
}

void fill_column(const Context &context, TemplateDictionary &row, const Column &column,
                 Language language) {
  row.SetValue("column", column.name);
  if (column.required || (column.field && column.field->required)) row.ShowSection("required");
  if (!column.field) {
    row.SetValue("help", context.catalogue.say(language, help_of(column.name)));
    return;
  }
  row.SetValue("help", column.field->label.in(language) + ". " +
                           context.catalogue.say(language, form_of(*column.field)));
  if (!column.field->list) return;
  auto &codes = *row.AddSectionDictionary("codes");
  codes.SetValue("column", column.name);
  for (const auto *item : column.field->list->shown(language)) {
    auto &line = *codes.AddSectionDictionary("item");
    line.SetValue("code", item->code);
    line.SetValue("label", item->label.in(language));
  }
}

// Of a required answer; the others are left empty.
std::string answer_example(const questionnaires::Field &field) {
  if (!field.required) return "";
  if (!field.list) return "Fifteen years in community practice.";
  std::string codes = field.list->items.at(0).code;
  if (field.kind == Kind::many && field.list->items.size() > 1)
    codes += "|" + field.list->items[1].code;
  return codes;
}

}  // namespace

PageRoutes Columns::routes() {
  const auto file = [this](const char *path, File which) {
    return PageRoute{"GET", path, "staff", [this, which](const PageRequest &request) {
                       return example(request, which);
                     }};
  };
  return {{"GET", "/console/mentorship/imports/columns", "staff",
           [this](const PageRequest &request) { return page(request); }},
          file("/console/mentorship/imports/mentors.csv", File::mentors),
          file("/console/mentorship/imports/consents.csv", File::consents),
          file("/console/mentorship/imports/pairings.csv", File::pairings)};
}

PageReply Columns::page(const PageRequest &request) const {
  TemplateDictionary dictionary("columns");
  for (const auto file : files) {
    auto &section = *dictionary.AddSectionDictionary("file");
    section.SetValue("name", context_.catalogue.say(request.language, words_of(file)));
    section.SetValue("code", code(file));
    section.SetValue("file_name", std::string(code(file)) + ".csv");
    section.ShowSection(code(file));
    for (const auto &column : columns_of(file, catalog_.mentor()))
      fill_column(context_, *section.AddSectionDictionary("row"), column, request.language);
  }
  return {Page{200, context_.catalogue.say(request.language, _("Columns of the files")),
               context_.templates.render("imports/columns.html.tpl", request.language,
                                         dictionary)}};
}

std::string Columns::cell_of(File file, const std::string &column,
                             const mentors::Documents &documents, bool second) const {
  const std::map<std::string, std::string> examples = {
      {"email", "first.last@example.org"},
      {"paused", "no"},
      {"document", second ? "confidentiality_agreement" : "terms_of_use"},
      {"version", second ? documents.confidentiality_version : documents.terms_version},
      {"language", "en"},
      {"given_on", "2026-01-31"},
      {"mentor_email", "first.last@example.org"},
      {"mentee_email", "somebody.else@example.org"},
      {"began_on", "2026-02-15"}};
  if (const auto found = examples.find(column); found != examples.end()) return found->second;
  const auto *field = file == File::mentors ? catalog_.mentor().find(column) : nullptr;
  return field ? answer_example(*field) : "";
}

// Separated as spreadsheets of that language expect it.
PageReply Columns::example(const PageRequest &request, File file) const {
  const auto documents = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentors_.documents(transaction);
  });
  const char separator = request.language == Language::french ? ';' : ',';
  const auto columns = columns_of(file, catalog_.mentor());
  std::string csv = "\xEF\xBB\xBF";
  const int rows = file == File::consents ? 2 : 1;
  for (int row = 0; row <= rows; ++row) {
    for (const auto &column : columns) {
      if (&column != &columns.front()) csv += separator;
      csv += csv_cell(row == 0 ? column.name : cell_of(file, column.name, documents, row == 2));
    }
    csv += "\r\n";
  }
  return {Raw{200, "text/csv", std::string(code(file)) + ".csv", std::move(csv)}};
}

}  // namespace tandem::imports
