// Staff's pages: the list of cases and one case (DESIGN 5: what was written opens only with a
// reason, and each opening is recorded). Nobody is shown a case that they are part of.
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/concerns/service.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::concerns {

class ConsolePages {
 public:
  ConsolePages(const Context &context, const members::Service &members, const Service &concerns)
      : context_(context), members_(members), concerns_(concerns) {}

  PageRoutes routes();

 private:
  struct Line {
    Concern concern;
    std::string owner = {};
    std::string about = {};
  };
  // Everything one case's page shows.
  struct Case {
    Concern concern;
    std::string reporter = {};
    std::string about = {};
    std::string owner = {};
    bool hidden = false;
    bool barred = false;
    std::vector<std::pair<Step, std::string>> steps = {};  // with who did it
    std::optional<Words> words = std::nullopt;             // opened by whoever reads
  };
  // What was asked for and refused.
  struct Filled {
    std::string command = {};
    std::string outcome = {};
    std::string reason = {};
    unsigned status = 200;
    std::optional<Refusal> refusal = std::nullopt;
    bool incomplete = false;
  };

  PageReply list(const PageRequest &request) const;
  std::vector<Line> lines(const PageRequest &request, Service::Shelf shelf) const;
  PageReply show(const PageRequest &request) const;
  PageReply handle(const PageRequest &request) const;
  PageReply handle_once(const PageRequest &request, const Id &concern_id, Command command,
                        Filled filled) const;
  std::optional<Case> read(const PageRequest &request) const;
  std::string name_of(Transaction &transaction, const Id &member_id) const;
  PageReply page(const PageRequest &request, const Case &shown, const Filled &filled) const;
  void fill_case(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                 const Case &shown) const;
  void fill_choices(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                    const Case &shown, const Filled &filled) const;
  std::vector<ShownError> errors_of(const PageRequest &request, const Filled &filled) const;
  std::string age(const PageRequest &request, const Concern &concern) const;

  const Context &context_;
  const members::Service &members_;
  const Service &concerns_;
};

}  // namespace tandem::concerns
