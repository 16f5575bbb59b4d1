// The pages of a renewal: form, payment, what came of it.
#pragma once

#include <string>

#include <host/context.hpp>
#include <host/plugins/form_sections.hpp>
#include <host/renewals/renewals.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class RenewalPages {
 public:
  RenewalPages(const Context &context, const Layout &layout, FormSections &sections,
               Renewals &renewals)
      : context_(context), layout_(layout), sections_(sections), renewals_(renewals) {}

  void add_routes(Router &router);

 private:
  Reply start(const Request &request);
  Reply form(const Request &request, unsigned status, const kit::Fields *typed,
             const FormErrors &errors);
  Reply submit(const Request &request);
  Reply to_payment(const Request &request, const kit::Id &renewal);
  Reply pay(const Request &request);
  Reply give_up(const Request &request);
  Reply came_back(const Request &request);
  Reply result(const Request &request);

  std::optional<Reply> set_aside(const Request &request);
  Reply waiting(const Request &request, const Renewal &renewal) const;
  // The same for a window whose answers came second, and which still holds them. 409, or 503 when
  // the payment provider cannot be asked.
  Reply other_window(const Request &request, unsigned status, const Renewal &renewal) const;
  Reply paid_meanwhile(const Request &request, const Renewal &renewal) const;
  Reply too_early(const Request &request, const Member &member) const;
  Reply provider_away(const Request &request, const Renewal &renewal) const;
  Reply settled(const Request &request, const Renewal &renewal) const;
  Reply unpaid(const Request &request, const Renewal &renewal) const;
  // The renewal in the address, if it belongs to whom is signed in.
  std::optional<Renewal> own(const Request &request) const;
  Member member_of(const Request &request) const;
  Reply page(const Request &request, unsigned status, kit::Text title, const char *name,
             const ctemplate::TemplateDictionary &dictionary) const;
  kit::Date today() const;

  const Context &context_;
  const Layout &layout_;
  FormSections &sections_;
  Renewals &renewals_;
};

}  // namespace ams::host
