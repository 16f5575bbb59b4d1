// My requests under privacy law: asking, and what became of each (PRV-04, PRV-21).
#pragma once

#include <host/privacy/requests.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

// The history of a request: {{#STEP}} with AT, ACTION, {{#OUTCOME}}, {{#SAID}}{{TEXT}}.
void show_steps(ctemplate::TemplateDictionary &page, const Context &context,
                const Request &request, const std::vector<RequestStep> &steps);
// {{#KIND}} with CODE, LABEL, {{#CHOSEN}}.
void show_kinds(ctemplate::TemplateDictionary &page, const Context &context,
                const Request &request);

class RequestPages {
 public:
  RequestPages(const Context &context, const Layout &layout)
      : context_(context), layout_(layout), requests_(context) {}

  void add_routes(Router &router);

 private:
  Reply list(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply ask(const Request &request) const;
  Reply show(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Requests requests_;
};

}  // namespace ams::host
