#include <host/privacy/erasure_console.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>

namespace ams::host {

namespace {

constexpr unsigned most_rows = 50;

kit::Text words_of(ErasureState state) {
  switch (state) {
    case ErasureState::asked:
      return _("Waiting for the programs");
    case ErasureState::plugins_done:
      return _("Under way");
    case ErasureState::reporting:
      return _("Erased; the report is on its way");
    case ErasureState::done:
      return _("Done");
  }
  return _("Under way");
}

kit::Text words_of(Erasures::Refusal refusal) {
  switch (refusal) {
    case Erasures::Refusal::unknown:
      return _("No member has this address.");
    case Erasures::Refusal::staff:
      return _("A staff account is not erased here. Take the staff role away first.");
    case Erasures::Refusal::awaits_payment:
      return _("A renewal of this member is waiting for its payment. Please try again tomorrow.");
  }
  return _("No member has this address.");
}

}  // namespace

void ErasureConsole::add_routes(Router &router) {
  router.add({Method::get, "/console/erasures", "staff",
              [this](const Request &request) { return show(request, 200, {}); }});
  router.add({Method::post, "/console/erasures", "staff",
              [this](const Request &request) { return begin(request); }});
}

std::string ErasureConsole::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Reply ErasureConsole::show(const Request &request, unsigned status,
                           const FormErrors &errors) const {
  const auto all = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return erasures_.newest(transaction, most_rows);
  });
  ctemplate::TemplateDictionary page("erasures");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("EMAIL", std::string(request.fields.first("email")));
  page.SetValue("AGAIN", std::string(request.fields.first("again")));
  show_errors(page, errors, request.language);
  page.ShowSection(all.empty() ? "NONE" : "SOME");
  for (const auto &erasure : all) {
    auto &row = *page.AddSectionDictionary("ERASURE");
    row.SetValue("ID", erasure.id.text());
    row.SetValue("AT", kit::long_time(request.language, erasure.asked_at, context_.settings.zone));
    row.SetValue("BY", say(request, erasure.asked_by == erasure.member_id ? _("The member")
                                                                          : _("Staff")));
    row.SetValue("STATE", say(request, words_of(erasure.state)));
  }
  return layout_.page(
      request, status, say(request, _("Erasures")),
      context_.templates.render("privacy/erasures.html.tpl", request.language, page));
}

Reply ErasureConsole::begin(const Request &request) const {
  if (request.switches_language()) return show(request, 200, {});
  const auto refuse = [&](const char *field, kit::Text text) {
    return show(request, 422, {{field, field, say(request, text)}});
  };
  const std::string email(request.fields.first("email"));
  if (email.empty()) return refuse("email", _("Please type the address of the member."));
  if (email != request.fields.first("again"))
    return refuse("again", _("The two addresses differ."));
  const auto begun = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    const auto member = MemberStore::find_by_email(transaction, email);
    if (!member) return Erasures::Begun{{}, Erasures::Refusal::unknown};
    return erasures_.begin(transaction, member->id, request.session->member_id, member->language,
                           request.now);
  });
  if (begun.refused) return refuse("email", words_of(*begun.refused));
  erasures_.go_on(begun.id, request.deadline);
  return Reply::redirect("/privacy/erasures/" + begun.id.text());
}

}  // namespace ams::host
