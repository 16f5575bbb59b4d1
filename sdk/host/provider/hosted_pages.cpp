#include <host/provider/hosted_pages.hpp>

#include <ctemplate/template.h>
#include <host_templates.hpp>

#include <kit/language/format.hpp>

namespace ams::provider {
namespace {

const char *other_code(kit::Language language) {
  return kit::code(language == kit::Language::english ? kit::Language::french
                                                      : kit::Language::english);
}

}  // namespace

HostedPages::HostedPages() : templates_(host_templates()) {}

std::string HostedPages::page(const char *name, const HostedCheckout &checkout,
                              kit::Language language) const {
  ctemplate::TemplateDictionary page("provider");
  page.SetValue("LANG", kit::code(language));
  page.SetValue("OTHER", other_code(language));
  page.SetValue("OTHER_NAME", language == kit::Language::english ? "Français" : "English");
  page.SetValue("PATH", "/pay/" + checkout.token);
  page.SetValue("AMOUNT", kit::money(language, checkout.amount_cents));
  page.SetValue("REFERENCE", checkout.reference);
  page.SetValue("RETURN", checkout.return_url);
  page.AddIncludeDictionary("HEAD")->SetFilename(
      kit::Templates::include_name("provider/head.html.tpl", language));
  return templates_.render(std::string("provider/") + name, language, page);
}

std::string HostedPages::choose(const HostedCheckout &checkout, kit::Language language) const {
  return page("choose.html.tpl", checkout, language);
}

std::string HostedPages::closed(const HostedCheckout &checkout, kit::Language language) const {
  return page("closed.html.tpl", checkout, language);
}

std::string HostedPages::ended(const HostedCheckout &checkout, kit::Language language) const {
  return page("ended.html.tpl", checkout, language);
}

std::string HostedPages::not_found(kit::Language language) const {
  return page("not_found.html.tpl", {}, language);
}

const char *HostedPages::stylesheet() {
  return R"(:root { color-scheme: light dark; --ink: #1d2330; --paper: #fff; --line: #8a91a0;
  --main: #3b3a8f; --on-main: #fff; --soft: #f1f1f8; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef4; --paper: #171a22; --line: #7c8496;
  --main: #b9b8ff; --on-main: #171a22; --soft: #232735; } }
body { margin: 0; background: var(--soft); color: var(--ink);
  font: 1.05rem/1.55 system-ui, sans-serif; }
header, main { max-width: 34rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
main { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem;
  padding-bottom: 1.5rem; }
@media (max-width: 36rem) { main { border-width: 1px 0; border-radius: 0; } }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: inherit; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
form { margin: .6rem 0; }
button { font: inherit; width: 100%; padding: .7rem 1rem; border-radius: .5rem; cursor: pointer;
  border: 2px solid var(--main); background: var(--paper); color: var(--ink); }
button.main { background: var(--main); color: var(--on-main); font-weight: 600; }
a:focus-visible, button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.note { background: var(--soft); border-left: .3rem solid var(--main); padding: .6rem .9rem; }
)";
}

}  // namespace ams::provider
