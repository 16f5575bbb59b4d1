// The program's public pages: what it is, becoming a mentor, finding one, questions and answers,
// and the two resource workbooks (FOM-07, FOM-08, FOM-24). For everybody, signed in or not; no
// rules: every number comes from the settings.
#pragma once

#include <kit/web/embedded.hpp>
#include <plugin/base/context.hpp>
#include <plugin/base/page.hpp>
#include <plugin/guide/types.hpp>

namespace tandem::guide {

class ProgramPages {
 public:
  // Throws std::runtime_error when a workbook of the build cannot be read.
  ProgramPages(const Context &context, kit::EmbeddedFiles files);

  PageRoutes routes();

 private:
  struct Article;  // a page of words
  struct Book;

  PageReply article(const PageRequest &request, const Article &article) const;
  PageReply read(const PageRequest &request, const Book &book) const;
  PageReply download(const PageRequest &request, const Book &book) const;
  PageReply page(const PageRequest &request, kit::Text title, const std::string &html) const;

  const Context &context_;
  Workbook mentor_;
  Workbook mentee_;

  static const Article articles[];
  static const Book books[];
};

}  // namespace tandem::guide
