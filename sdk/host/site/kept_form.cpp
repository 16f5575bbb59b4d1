#include <host/site/kept_form.hpp>

#include <ctemplate/template.h>

#include <string_view>

#include <host/site/return_path.hpp>
#include <host/site/security_headers.hpp>
#include <host/site/visitors.hpp>
#include <kit/web/multipart.hpp>
#include <kit/web/templates.hpp>

namespace ams::host {

namespace {

constexpr std::string_view target_name = "kept_target";
constexpr std::string_view owner_name = "kept_owner";
constexpr std::string_view prefix = "kept:";

// Browsers set these two by themselves; no page can.
bool from_own_page(const Request &request, const Settings &settings) {
  const auto site = request.headers.first("sec-fetch-site");
  if (!site.empty()) return site == "same-origin";
  return request.headers.first("origin") == origin_of(settings.public_url);
}

}  // namespace

KeptForm KeptForm::of_refused(const Request &request, const Settings &settings) {
  if (request.method != Method::post || !from_own_page(request, settings)) return {};
  // A file cannot be put into a page; whoever chose it still has it.
  if (kit::is_multipart_form(request.headers.first("content-type"))) return {};
  return {request.target, typed_fields(request.fields),
          Visitors::mark_in(request.fields.first("csrf"))};
}

KeptForm KeptForm::carried(const kit::Fields &fields) {
  KeptForm kept{safe_return_path(fields.first(target_name), ""), {},
                std::string(fields.first(owner_name))};
  for (const auto &[name, value] : fields.pairs()) {
    if (name.starts_with(prefix)) kept.fields.add(name.substr(prefix.size()), value);
  }
  return kept;
}

kit::Fields KeptForm::wrapped() const {
  kit::Fields all;
  if (empty()) return all;
  all.add(std::string(target_name), target);
  all.add(std::string(owner_name), owner);
  for (const auto &[name, value] : fields.pairs()) all.add(std::string(prefix) + name, value);
  return all;
}

kit::Fields typed_fields(const kit::Fields &fields) {
  kit::Fields typed;
  for (const auto &[name, value] : fields.pairs()) {
    const bool of_page = name == "csrf" || name == "switch_language";
    if (!of_page && name.find("password") == name.npos) typed.add(name, value);
  }
  return typed;
}

void show_hidden(ctemplate::TemplateDictionary &page, const kit::Fields &fields,
                 kit::Language language) {
  auto *hidden = page.AddIncludeDictionary("HIDDEN_FIELDS");
  hidden->SetFilename(kit::Templates::include_name("site/hidden_fields.html.tpl", language));
  for (const auto &[name, value] : fields.pairs()) {
    auto *field = hidden->AddSectionDictionary("FIELD");
    field->SetValue("NAME", name);
    field->SetValue("VALUE", value);
  }
}

}  // namespace ams::host
