// For staff: the queue of requests under privacy law, what is due and overdue first, each request,
// and entering one that came by mail or telephone with its true day (PRV-04, PRV-21).
#pragma once

#include <host/privacy/request_pages.hpp>

namespace ams::host {

class RequestConsole {
 public:
  RequestConsole(const Context &context, const Layout &layout)
      : context_(context), layout_(layout), requests_(context) {}

  void add_routes(Router &router);

 private:
  struct Shown;
  Reply list(const Request &request) const;
  std::optional<Shown> read(const Request &request) const;
  Reply show(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply handle(const Request &request) const;
  void show_choices(ctemplate::TemplateDictionary &page, const Request &request,
                    const Shown &shown) const;
  Reply form(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply enter(const Request &request) const;
  Requests::New read_entry(const Request &request, FormErrors &errors) const;

  void show_due(ctemplate::TemplateDictionary &line, const Request &request,
                const PrivacyRequest &one) const;
  std::string name_of(kit::Transaction &transaction, const kit::Id &member) const;
  FieldError error(const Request &request, const char *field, RequestRefusal why) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Requests requests_;
};

}  // namespace ams::host
