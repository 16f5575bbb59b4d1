// My data: a copy of it, and the end of it. The password is asked for again before either.
#pragma once

#include <host/accounts/passwords.hpp>
#include <host/accounts/throttle.hpp>
#include <host/context.hpp>
#include <host/privacy/erasures.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

// Shows the lines of a report: {{#GOES}}…{{/GOES}} and {{#STAYS}}…{{/STAYS}}.
void show_report(ctemplate::TemplateDictionary &page, const Report &report);

class PrivacyPages {
 public:
  PrivacyPages(const Context &context, const Layout &layout, Passwords &passwords,
               const PluginPrivacy &plugins, const Erasures &erasures)
      : context_(context),
        layout_(layout),
        passwords_(passwords),
        throttle_(context),
        plugins_(plugins),
        erasures_(erasures) {}

  void add_routes(Router &router);

 private:
  Reply show(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply confirm(const Request &request);
  Reply download_json(const Request &request) const;
  Reply download_csv(const Request &request) const;
  Reply schema(const Request &request) const;
  Reply ask(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply erase(const Request &request);
  Reply report(const Request &request) const;

  // True while the password that was typed again counts, in this session.
  bool confirmed(const Request &request) const;
  void check_password(const Request &request, FormErrors &errors);
  // Nothing: some plugin does not answer now.
  std::optional<CopyParts> copy(const kit::Id &member, const Request &request) const;
  Reply not_now(const Request &request) const;
  std::string schema_url() const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  Passwords &passwords_;
  Throttle throttle_;
  const PluginPrivacy &plugins_;
  const Erasures &erasures_;
};

}  // namespace ams::host
