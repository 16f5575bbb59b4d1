// /console/mentorship/imports: files are chosen, looked at, imported and undone, by staff.
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/imports/columns.hpp>
#include <plugin/imports/service.hpp>
#include <plugin/imports/view.hpp>

namespace tandem::imports {

class Pages {
 public:
  Pages(const Context &context, const Service &imports, const mentors::Service &mentors,
        const questionnaires::Catalog &catalog)
      : context_(context), imports_(imports), columns_(context, mentors, catalog) {}

  PageRoutes routes();

 private:
  PageReply list(const PageRequest &request) const;
  PageReply upload(const PageRequest &request) const;
  PageReply show(const PageRequest &request) const;
  PageReply report(const PageRequest &request) const;
  PageReply start(const PageRequest &request) const;
  PageReply discard(const PageRequest &request) const;
  PageReply ask_undo(const PageRequest &request) const;
  PageReply undo(const PageRequest &request) const;

  PageReply list_page(const PageRequest &request, unsigned status,
                      const std::vector<ShownError> &errors) const;
  // One decision about an import: its page again, or the page with word that it has moved on.
  PageReply decide(const PageRequest &request,
                   const std::function<bool(Transaction &, const Id &)> &decision) const;
  PageReply import_page(const PageRequest &request, const char *file, unsigned status) const;
  std::optional<Shown> read(const PageRequest &request) const;
  std::string say(const PageRequest &request, kit::Text text) const;

  const Context &context_;
  const Service &imports_;
  Columns columns_;
};

}  // namespace tandem::imports
