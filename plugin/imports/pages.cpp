#include <plugin/imports/pages.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/imports/words.hpp>

namespace tandem::imports {

namespace {

using ctemplate::TemplateDictionary;

constexpr std::uint32_t largest_upload = 8u << 20;

Upload chosen_files(const PageRequest &request) {
  Upload upload;
  for (const auto file : files)
    if (const auto bytes = request.fields.first(code(file)); !bytes.empty())
      upload[file] = std::string(bytes);
  return upload;
}

}  // namespace

PageRoutes Pages::routes() {
  const auto route = [this](const char *method, const char *pattern,
                            PageReply (Pages::*page)(const PageRequest &) const,
                            std::uint32_t body_limit = 0) {
    return PageRoute{method, pattern, "staff",
                     [this, page](const PageRequest &request) { return (this->*page)(request); },
                     body_limit};
  };
  auto routes = columns_.routes();
  for (auto &one :
       {route("GET", "/console/mentorship/imports", &Pages::list),
        route("POST", "/console/mentorship/imports", &Pages::upload, largest_upload),
        route("GET", "/console/mentorship/imports/{import}", &Pages::show),
        route("GET", "/console/mentorship/imports/{import}/report.csv", &Pages::report),
        route("POST", "/console/mentorship/imports/{import}/start", &Pages::start),
        route("POST", "/console/mentorship/imports/{import}/discard", &Pages::discard),
        route("GET", "/console/mentorship/imports/{import}/undo", &Pages::ask_undo),
        route("POST", "/console/mentorship/imports/{import}/undo", &Pages::undo)})
    routes.push_back(one);
  return routes;
}

std::string Pages::say(const PageRequest &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

// ---- Choosing files ----

PageReply Pages::list(const PageRequest &request) const { return list_page(request, 200, {}); }

PageReply Pages::list_page(const PageRequest &request, unsigned status,
                           const std::vector<ShownError> &errors) const {
  const auto imports = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return imports_.newest(transaction);
  });
  TemplateDictionary dictionary("imports");
  fill_form(dictionary, context_, request);
  fill_errors(dictionary, errors);
  dictionary.ShowSection(imports_.offered() ? "offered" : "not_offered");
  dictionary.ShowSection(imports.empty() ? "none" : "some");
  for (const auto &import : imports) {
    auto &row = *dictionary.AddSectionDictionary("import");
    row.SetValue("path", path_of(import.id));
    row.SetValue("created",
                 kit::long_time(request.language, import.created_at, context_.program.zone()));
    row.SetValue("state", say(request, words_of(import.state)));
    row.SetValue("rows", kit::whole_number(request.language, import.rows_read));
    row.SetValue("errors", kit::whole_number(request.language, import.findings));
  }
  return {Page{status, say(request, _("Import")),
               context_.templates.render("imports/list.html.tpl", request.language, dictionary)}};
}

PageReply Pages::upload(const PageRequest &request) const {
  const auto files_chosen = chosen_files(request);
  const auto operation = operation_of(request);
  if (files_chosen.empty())
    return list_page(request, 422,
                     {{"mentors", say(request, _("Choose at least one file that is not empty."))}});
  if (!operation)
    return list_page(
        request, 422,
        {{"", say(request, _("This form was incomplete when it reached us. Please send it again."))}});
  if (!imports_.offered()) return list_page(request, 409, {});
  const auto plan = imports_.check(files_chosen, request.deadline, request.now);
  return {Redirect{run_operation(context_, *operation, request.member_id, request.deadline,
                                 [&](Transaction &transaction) {
                                   return path_of(imports_.keep(transaction, plan,
                                                                request.member_id, request.now));
                                 })}};
}

// ---- One import ----

std::optional<Shown> Pages::read(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("import"));
  if (!id) return std::nullopt;
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto import = imports_.find(transaction, *id);
    if (!import) return std::optional<Shown>();
    return std::optional(Shown{*import, imports_.tally(transaction, *id),
                               imports_.report(transaction, *id),
                               imports_.aside(transaction, *id, RowState::skipped),
                               imports_.aside(transaction, *id, RowState::left)});
  });
}

PageReply Pages::import_page(const PageRequest &request, const char *file,
                             unsigned status) const {
  const auto shown = read(request);
  if (!shown) return {NotThere{}};
  TemplateDictionary dictionary("import");
  fill_form(dictionary, context_, request);
  fill_import(dictionary, context_, *shown, request.language);
  if (status != 200) dictionary.ShowSection("moved_on");
  return {Page{status, say(request, _("An import")),
               context_.templates.render(file, request.language, dictionary)}};
}

PageReply Pages::show(const PageRequest &request) const {
  return import_page(request, "imports/import.html.tpl", 200);
}

PageReply Pages::report(const PageRequest &request) const {
  const auto shown = read(request);
  if (!shown) return {NotThere{}};
  return {Raw{200, "text/csv", "import-errors.csv",
              report_csv(context_, shown->findings, request.language)}};
}

namespace {

// Somebody else was faster, or it is too late.
struct MovedOn {};

}  // namespace

PageReply Pages::start(const PageRequest &request) const {
  return decide(request, [&](Transaction &transaction, const Id &id) {
    return imports_.start(transaction, id, request.member_id, request.fields.first("tell") == "1",
                          request.now);
  });
}

PageReply Pages::discard(const PageRequest &request) const {
  return decide(request, [&](Transaction &transaction, const Id &id) {
    return imports_.discard(transaction, id, request.member_id, request.now);
  });
}

PageReply Pages::ask_undo(const PageRequest &request) const {
  return import_page(request, "imports/undo.html.tpl", 200);
}

PageReply Pages::undo(const PageRequest &request) const {
  return decide(request, [&](Transaction &transaction, const Id &id) {
    return imports_.undo(transaction, id, request.member_id, request.now);
  });
}

PageReply Pages::decide(
    const PageRequest &request,
    const std::function<bool(Transaction &, const Id &)> &decision) const {
  const auto shown = read(request);
  if (!shown) return {NotThere{}};
  const auto operation = operation_of(request);
  if (!operation) return import_page(request, "imports/import.html.tpl", 422);
  const auto &id = shown->import.id;
  try {
    return {Redirect{run_operation(context_, *operation, request.member_id, request.deadline,
                                   [&](Transaction &transaction) {
                                     if (!decision(transaction, id)) throw MovedOn();
                                     return path_of(id);
                                   })}};
  } catch (const MovedOn &) {
    return import_page(request, "imports/import.html.tpl", 409);
  }
}

}  // namespace tandem::imports
