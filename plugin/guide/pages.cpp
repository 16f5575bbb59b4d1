#include <plugin/guide/pages.hpp>

#include <charconv>
#include <string_view>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/guide/docx.hpp>
#include <plugin/guide/reader.hpp>
#include <plugin/guide/view.hpp>

namespace tandem::guide {

using ctemplate::TemplateDictionary;

struct ProgramPages::Article {
  const char *path;
  const char *file;
  kit::Text title;
};

struct ProgramPages::Book {
  const char *path;
  const char *download;
  Workbook ProgramPages::*workbook;
  kit::Text title;
  kit::Text file_name;  // words of a file's name: ASCII, no spaces
};

const ProgramPages::Article ProgramPages::articles[] = {
    {"/mentorship/about", "guide/about.html.tpl", _("About Find an OT Mentor")},
    {"/mentorship/becoming-a-mentor", "guide/becoming.html.tpl", _("Becoming a mentor")},
    {"/mentorship/finding-a-mentor", "guide/finding.html.tpl", _("Finding a mentor")},
    {"/mentorship/questions", "guide/questions.html.tpl", _("Questions and answers")},
};

const ProgramPages::Book ProgramPages::books[] = {
    {"/mentorship/workbooks/mentor", "/mentorship/workbooks/mentor/download",
     &ProgramPages::mentor_, _("Mentor Resource Workbook"), _("mentor-resource-workbook")},
    {"/mentorship/workbooks/mentee", "/mentorship/workbooks/mentee/download",
     &ProgramPages::mentee_, _("Mentee Resource Workbook"), _("mentee-resource-workbook")},
};

ProgramPages::ProgramPages(const Context &context, kit::EmbeddedFiles files)
    : context_(context),
      mentor_(read_workbook(kit::embedded(files, "templates/workbooks/mentor.xml"))),
      mentee_(read_workbook(kit::embedded(files, "templates/workbooks/mentee.xml"))) {}

PageRoutes ProgramPages::routes() {
  PageRoutes routes;
  for (const auto &article : articles)
    routes.push_back({"GET", article.path, "public", [this, &article](const PageRequest &request) {
                        return this->article(request, article);
                      }});
  for (const auto &book : books) {
    routes.push_back({"GET", book.path, "public",
                      [this, &book](const PageRequest &request) { return read(request, book); }});
    routes.push_back({"GET", book.download, "public", [this, &book](const PageRequest &request) {
                        return download(request, book);
                      }});
  }
  return routes;
}

namespace {

// "2026-11-01" as people write a date.
std::string say_date(std::string_view version, kit::Language language) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    std::from_chars(version.data() + at, version.data() + at + length, value);
    return value;
  };
  if (version.size() != 10) return std::string(version);
  return kit::long_date(language, std::chrono::year(number(0, 4)) / number(5, 2) / number(8, 2));
}

// "7 days", "5 introductions": each with its own plural (FACTS 6.2).
void fill_settings(TemplateDictionary &dictionary, const Context &context,
                   kit::Language language) {
  const auto say = [&](const char *marker, const char *setting, kit::CountedText text) {
    dictionary.SetValue(marker,
                        context.catalogue.say(language, text, context.program.number(setting)));
  };
  say("reminder_days", "reminder_days", _n("{n} day", "{n} days"));
  say("expiry_days", "expiry_days", _n("{n} day", "{n} days"));
  say("waiting_days", "waiting_days_after_decline", _n("{n} day", "{n} days"));
  say("grace_days", "lapse_grace_days", _n("{n} day", "{n} days"));
  say("open_per_mentee", "open_requests_per_mentee",
      _n("{n} introduction", "{n} introductions"));
  say("open_per_mentor", "open_requests_per_mentor",
      _n("{n} introduction", "{n} introductions"));
  say("per_day", "introductions_per_day", _n("{n} introduction", "{n} introductions"));
}

void fill_contacts(TemplateDictionary &dictionary, const Context &context,
                   kit::Language language) {
  for (const char *name : {"association_name", "program_fom", "address", "telephone",
                           "support_email", "privacy_officer", "privacy_email"})
    dictionary.SetValue(name, context.program.text(name, language));
  dictionary.SetValue("documents_date",
                      say_date(context.program.document_version("terms_of_use"), language));
}

}  // namespace

PageReply ProgramPages::page(const PageRequest &request, kit::Text title,
                             const std::string &html) const {
  TemplateDictionary foot("foot");
  fill_contacts(foot, context_, request.language);
  return {Page{200, context_.catalogue.say(request.language, title),
               html + context_.templates.render("guide/foot.html.tpl", request.language, foot)}};
}

PageReply ProgramPages::article(const PageRequest &request, const Article &article) const {
  TemplateDictionary dictionary("article");
  fill_contacts(dictionary, context_, request.language);
  fill_settings(dictionary, context_, request.language);
  dictionary.ShowSection(request.member_id == Id{} ? "visitor" : "member");
  return page(request, article.title,
              context_.templates.render(article.file, request.language, dictionary));
}

PageReply ProgramPages::read(const PageRequest &request, const Book &book) const {
  TemplateDictionary dictionary("workbook");
  const auto &workbook = this->*book.workbook;
  dictionary.SetValue("download", book.download);
  dictionary.SetValue("date", say_date(workbook.version, request.language));
  dictionary.ShowSection(request.member_id == Id{} ? "visitor" : "member");
  fill_workbook(dictionary, workbook, request.language);
  return page(request, book.title,
              context_.templates.render("guide/workbook.html.tpl", request.language, dictionary));
}

PageReply ProgramPages::download(const PageRequest &request, const Book &book) const {
  const auto language = request.language;
  const auto &workbook = this->*book.workbook;
  const Imprint imprint{
      .language = language,
      .association = context_.program.text("association_name", language),
      .footer = context_.program.text("association_name", language) + " · " +
                context_.program.text("support_email", language) + " · " + workbook.version,
      .write_here = context_.catalogue.say(language, _("Write here"))};
  return {Raw{200, docx_type, context_.catalogue.say(language, book.file_name) + ".docx",
              make_docx(workbook, imprint)}};
}

}  // namespace tandem::guide
