// The page that says which columns each file has, and the files to begin with.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/imports/types.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::imports {

class Columns {
 public:
  Columns(const Context &context, const mentors::Service &mentors,
          const questionnaires::Catalog &catalog)
      : context_(context), mentors_(mentors), catalog_(catalog) {}

  PageRoutes routes();

 private:
  PageReply page(const PageRequest &request) const;
  PageReply example(const PageRequest &request, File file) const;
  std::string cell_of(File file, const std::string &column, const mentors::Documents &documents,
                      bool second) const;

  const Context &context_;
  const mentors::Service &mentors_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::imports
