#include <host/site/site_layout.hpp>

#include <ctemplate/template.h>

#include <algorithm>

#include <host/members/labels.hpp>
#include <host/site/cookies.hpp>
#include <host/site/kept_form.hpp>
#include <host/site/theme.hpp>
#include <kit/web/multipart.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;

kit::Language other(kit::Language language) {
  return language == kit::Language::english ? kit::Language::french : kit::Language::english;
}

// The entry whose page, or whose part of the site, this is: the longest path that fits.
const MenuEntry *entry_of(const std::vector<MenuEntry> &entries, std::string_view path) {
  const MenuEntry *best = nullptr;
  for (const auto &entry : entries) {
    const bool fits = path == entry.path || path.starts_with(entry.path + "/");
    if (fits && (!best || entry.path.size() > best->path.size())) best = &entry;
  }
  return best;
}

void add_entry(Dictionary &menu, const Request &request, const MenuEntry &entry, bool chosen) {
  auto *item = menu.AddSectionDictionary("ENTRY");
  item->SetValue("LABEL", entry.label);
  item->SetValue("PATH", entry.path);
  if (chosen) item->ShowSection(request.path == entry.path ? "HERE" : "INSIDE");
}

void add_entries(Dictionary &menu, const Request &request, const std::vector<MenuEntry> &entries) {
  const auto *chosen = entry_of(entries, request.path);
  for (const auto &entry : entries) add_entry(menu, request, entry, &entry == chosen);
}

// A page with a filled form is posted by the toggle, so that what was typed stays (LNG-03).
void add_toggle(Dictionary &page, const Request &request, std::string_view html) {
  const auto language = other(request.language);
  const bool form = html.find("id=\"main-form\"") != html.npos;
  auto *toggle = page.AddSectionDictionary(form ? "TOGGLE_WITH_FORM" : "TOGGLE_ALONE");
  toggle->SetValue("OTHER", kit::code(language));
  toggle->SetValue("OTHER_NAME", own_name(language));
  toggle->SetValue("CSRF", request.csrf_token);
  toggle->SetValue("RETURN", request.target);
}

void add_footer(Dictionary &page, const Settings &settings, kit::Language language) {
  page.SetValue("ASSOCIATION", settings.association(language));
  page.SetValue("POSTAL_ADDRESS", settings.postal_address(language));
  page.SetValue("TELEPHONE", settings.telephone(language));
  page.SetValue("SUPPORT_EMAIL", settings.support_email);
}

// On every page, until the member has changed the address or said that it works (SHR-03).
void add_banner(Dictionary &page, const Context &context, const Request &request) {
  const auto &session = *request.session;
  if (session.failing_address.empty()) return;
  page.AddSectionDictionary("FAILING_ADDRESS")
      ->SetValue("MESSAGE",
                 context.catalogue.say(
                     request.language, _("Our e-mail to {address} came back on {date}."),
                     {{"address", session.failing_address},
                      {"date", kit::long_date(request.language,
                                              kit::date_in(session.failing_since,
                                                           context.settings.zone))}}));
}

struct Failure {
  kit::Text title;
  const char *section;
};

Failure failure_of(unsigned status) {
  switch (status) {
    case 400: return {_("This request could not be read"), "BAD_REQUEST"};
    case 403: return {_("You do not have access to this page"), "DENIED"};
    case 404: return {_("Page not found"), "NOT_FOUND"};
    case 405: return {_("This page cannot be opened that way"), "NOT_ALLOWED"};
    case 413: return {_("That was too much to send"), "TOO_LARGE"};
    case 415: return {_("This kind of content cannot be read"), "BAD_REQUEST"};
    case 429: return {_("Too many requests"), "TOO_MANY"};
    case 503: return {_("Please try again in a moment"), "UNAVAILABLE"};
    default: return {_("Something went wrong"), "DEFECT"};
  }
}

// The same post once more, to the byte: its token decides anew. A password is never written into a
// page.
void offer_again(Dictionary &page, const Request &request) {
  const auto &fields = request.fields.pairs();
  const bool secret = std::ranges::any_of(
      fields, [](const auto &field) { return field.first.find("password") != std::string::npos; });
  const bool files = kit::is_multipart_form(request.headers.first("content-type"));
  if (request.method != Method::post || secret || files || !request.fields.has("csrf")) return;
  auto *again = page.AddSectionDictionary("AGAIN");
  again->SetValue("TARGET", request.target);
  show_hidden(*again, request.fields, request.language);
}

}  // namespace

Reply SiteLayout::page(const Request &request, unsigned status, std::string_view title,
                       std::string_view html) const {
  const auto language = request.language;
  Dictionary page("layout");
  page.SetValue("LANG", kit::code(language));
  // What a screen reader says first tells that the form came back (WCAG 3.3.1).
  page.SetValue("TITLE", status == 422 ? context_.catalogue.say(language, _("Error: {title}"),
                                                                {{"title", std::string(title)}})
                                       : std::string(title));
  page.SetValue("STYLESHEET", assets_.path("host.css"));
  page.SetValue("ICON", assets_.path("icon.svg"));
  page.SetValue("CONTENT", std::string(html));
  page.SetValue("CSRF", request.csrf_token);
  add_footer(page, context_.settings, language);
  add_toggle(page, request, html);
  // While the database is away nobody knows who somebody with a session is.
  const bool unknown = status == 503 && request.cookies.has(session_cookie);
  if (!request.session) {
    if (!unknown) page.ShowSection("SIGNED_OUT");
    const auto entries = menu_ ? menu_(request) : std::vector<MenuEntry>{};
    if (!entries.empty())
      add_entries(*page.AddSectionDictionary("VISITOR_MENU"), request, entries);
  } else {
    auto *menu = page.AddSectionDictionary("SIGNED_IN");
    menu->SetValue("NAME", request.session->display_name);
    add_banner(page, context_, request);
    std::vector<MenuEntry> entries{{context_.catalogue.say(language, _("My account")), "/account"}};
    if (menu_) {
      for (auto &entry : menu_(request)) entries.push_back(std::move(entry));
    }
    add_entries(*menu, request, entries);
    const auto section = section_menu_ ? section_menu_(request) : std::vector<MenuEntry>{};
    if (!section.empty())
      add_entries(*page.AddSectionDictionary("SECTION_MENU"), request, section);
  }
  Reply reply;
  reply.status = status;
  reply.body = context_.templates.render("layout/page.html.tpl", language, page);
  reply.headers.emplace_back("Content-Language", kit::code(language));
  return reply;
}

Reply SiteLayout::failure(const Request &request, unsigned status) const {
  const auto failure = failure_of(status);
  const auto title = context_.catalogue.say(request.language, failure.title);
  Dictionary page("failure");
  page.SetValue("TITLE", title);
  page.SetValue("SUPPORT_EMAIL", context_.settings.support_email);
  page.ShowSection(failure.section);
  page.ShowSection(request.session ? "SIGNED_IN" : "SIGNED_OUT");
  if (status == 503) offer_again(page, request);
  auto reply = this->page(
      request, status, title,
      context_.templates.render("site/failure.html.tpl", request.language, page));
  if (status == 503) reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

}  // namespace ams::host
