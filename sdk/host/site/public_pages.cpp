#include <host/site/public_pages.hpp>

#include <ctemplate/template.h>

namespace ams::host {

void PublicPages::add_routes(Router &router) {
  const auto add = [&](const char *pattern, kit::Text title, const char *name) {
    router.add({Method::get, pattern, "public", [this, title, name](const Request &request) {
                  return show(request, title, name);
                }});
  };
  add("/", _("Welcome to your association"), "home");
  add("/privacy", _("Privacy policy"), "privacy");
  add("/accessibility", _("Accessibility and feedback"), "accessibility");
}

Reply PublicPages::show(const Request &request, kit::Text title, const char *name) const {
  const auto &settings = context_.settings;
  const auto language = request.language;
  ctemplate::TemplateDictionary page(name);
  page.SetValue("ASSOCIATION", settings.association(language));
  page.SetValue("POSTAL_ADDRESS", settings.postal_address(language));
  page.SetValue("TELEPHONE", settings.telephone(language));
  page.SetValue("SUPPORT_EMAIL", settings.support_email);
  page.ShowSection(request.session ? "SIGNED_IN" : "SIGNED_OUT");
  return layout_.page(request, 200, context_.catalogue.say(language, title),
                      context_.templates.render("site/" + std::string(name) + ".html.tpl",
                                                language, page));
}

}  // namespace ams::host
