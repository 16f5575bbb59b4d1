#include <host/accounts/overview.hpp>

#include <ctemplate/template.h>

#include <stdexcept>

#include <host/members/labels.hpp>
#include <host/members/membership.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;

// A button that stands out while the renewal is due, a quiet one otherwise.
void show_membership(Dictionary &page, const Context &context, const Request &request,
                     const Member &member) {
  const auto say = [&](kit::Text text, std::string date) {
    return context.catalogue.say(request.language, text, {{"date", std::move(date)}});
  };
  if (!member.paid_through) {
    page.SetValue("PAID_THROUGH", say(_("Not paid yet"), ""));
    return;
  }
  const auto date = kit::long_date(request.language, *member.paid_through);
  page.SetValue("PAID_THROUGH", date);
  const int left = days_left(*member.paid_through,
                             kit::date_in(request.now, context.settings.zone));
  if (left < 0) {
    page.AddSectionDictionary("LAPSED")->SetValue(
        "MESSAGE", say(_("Your membership ended after {date}."), date));
  } else if (left <= renewal_notice_days) {
    page.AddSectionDictionary("ENDS_SOON")
        ->SetValue("MESSAGE", say(_("Your membership is paid through {date}."), date));
  } else {
    page.ShowSection("CALM");
  }
}

}  // namespace

void Overview::add_routes(Router &router) {
  router.add({Method::get, "/account", "account",
              [this](const Request &request) { return show(request); }});
}

Reply Overview::show(const Request &request) const {
  const auto member = context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) {
        return MemberStore::find(transaction, request.session->member_id);
      });
  if (!member) throw std::runtime_error("a session without a member");
  const auto &catalogue = context_.catalogue;
  const auto language = request.language;
  Dictionary page("overview");
  page.SetValue("NAME", member->given_name);
  page.SetValue("CATEGORY", label_of(catalogue, language, categories(), member->category));
  page.SetValue("EMAIL", member->email);
  page.SetValue("PROVINCE", label_of(catalogue, language, provinces(), member->province));
  page.SetValue("LANGUAGE", own_name(member->language));
  show_membership(page, context_, request, *member);
  const auto entries = entries_ ? entries_(request) : std::vector<MenuEntry>();
  if (!entries.empty()) {
    auto *card = page.AddSectionDictionary("ENTRIES");
    for (const auto &entry : entries) {
      auto *line = card->AddSectionDictionary("ENTRY");
      line->SetValue("PATH", entry.path);
      line->SetValue("LABEL", entry.label);
    }
  }
  return layout_.page(
      request, 200, catalogue.say(language, _("My account")),
      context_.templates.render("accounts/overview.html.tpl", language, page));
}

}  // namespace ams::host
