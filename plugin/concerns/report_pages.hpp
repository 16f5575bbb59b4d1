// The reporter's pages: reporting a concern, what they have reported, one case of theirs.
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/concerns/service.hpp>

namespace tandem::concerns {

class ReportPages {
 public:
  ReportPages(const Context &context, const Service &concerns)
      : context_(context), concerns_(concerns) {}

  PageRoutes routes();

 private:
  // What the form is about, from the address or as posted.
  struct About {
    Id id = {};
    std::optional<std::string> name = std::nullopt;  // as the reporter knows them
    Regarding regarding = Regarding::general;
    bool blocked = false;  // already
  };
  struct Filled {
    Typed typed = {};
    bool block = false;
    unsigned status = 200;
    std::vector<Refusal> refusals = {};
    bool without_operation = false;
  };

  PageReply write(const PageRequest &request) const;
  PageReply send(const PageRequest &request) const;
  PageReply send_once(const PageRequest &request, const About &about, Filled filled,
                      Report report) const;
  PageReply form(const PageRequest &request, const About &about, const Filled &filled) const;
  std::vector<ShownError> errors_of(const PageRequest &request, const Filled &filled) const;
  About about_of(const PageRequest &request, const kit::Fields &fields) const;
  PageReply list(const PageRequest &request) const;
  PageReply show(const PageRequest &request) const;

  const Context &context_;
  const Service &concerns_;
};

std::string path_of(const Id &concern_id);  // the reporter's page

}  // namespace tandem::concerns
