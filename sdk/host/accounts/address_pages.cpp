#include <host/accounts/address_pages.hpp>

#include <ctemplate/template.h>
#include <nlohmann/json.hpp>

#include <host/keys.hpp>
#include <kit/language/format.hpp>
#include <kit/mail/message.hpp>

namespace ams::host {
namespace {

using Dictionary = ctemplate::TemplateDictionary;
constexpr std::size_t longest_reason = 500;
constexpr unsigned audit_shown = 20;

std::string audit_place(const kit::Id &id) {
  return "ams_address_audit.content_sealed:" + id.text();
}

std::string token_of(const Request &request) {
  return std::string(request.parameters.first("token"));
}

}  // namespace

void AddressPages::add_routes(Router &router) {
  for (const bool confirms : {true, false}) {
    const std::string path =
        std::string("/account/address/") + (confirms ? "confirm" : "object") + "/{token}";
    router.add({Method::get, path, "link", [this, confirms](const Request &request) {
                  return link(request, confirms);
                }});
    router.add({Method::post, path, "link", [this, confirms](const Request &request) {
                  return follow(request, confirms);
                }});
  }
  router.add({Method::post, "/account/address/resend", "account",
              [this](const Request &request) { return resend(request); }});
  router.add({Method::post, "/account/address/give-up", "account",
              [this](const Request &request) { return give_up(request); }});
  router.add({Method::get, "/console/address", "staff",
              [this](const Request &request) { return edit(request, {}); }});
  router.add({Method::post, "/console/address", "staff",
              [this](const Request &request) { return save(request); }});
}

std::string AddressPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

// Opening a link changes nothing: scanners of mail providers open them too.
Reply AddressPages::link(const Request &request, bool confirms) const {
  const auto token = token_of(request);
  const bool good = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return confirms ? changes_.can_confirm(transaction, token)
                    : changes_.can_object(transaction, token);
  });
  if (!good) return outcome(request, AddressOutcome::over, confirms);
  Dictionary page("address_link");
  auto *form = page.AddSectionDictionary(confirms ? "CONFIRM" : "OBJECT");
  form->SetValue("CSRF", request.csrf_token);
  form->SetValue("ACTION", request.path);
  return layout_.page(
      request, 200,
      say(request, confirms ? _("Confirm your new e-mail address") : _("Keep the old address")),
      context_.templates.render("accounts/address_link.html.tpl", request.language, page));
}

Reply AddressPages::follow(const Request &request, bool confirms) const {
  const auto token = token_of(request);
  std::vector<kit::Id> recorded;
  const auto came = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return confirms ? changes_.confirm(transaction, token, recorded)
                    : changes_.object(transaction, token, recorded);
  });
  deliver(recorded);
  return outcome(request, came, confirms);
}

// So that the next page already shows the effect; what is left is delivered by its job.
void AddressPages::deliver(const std::vector<kit::Id> &recorded) const {
  if (events_ && !recorded.empty())
    events_->deliver_inline(recorded, context_.clock.in(std::chrono::seconds(1)));
}

Reply AddressPages::outcome(const Request &request, AddressOutcome outcome, bool confirms) const {
  Dictionary page("address_outcome");
  page.SetTemplateGlobalValue("SUPPORT_EMAIL", context_.settings.support_email);
  const char *section = outcome == AddressOutcome::over    ? "OVER"
                        : outcome == AddressOutcome::taken ? "TAKEN"
                        : confirms                         ? "CONFIRMED"
                                                           : "OBJECTED";
  page.ShowSection(section);
  const auto title = outcome != AddressOutcome::done ? _("This link is no longer good")
                     : confirms                      ? _("Your new address is in effect")
                                                     : _("The old address stays");
  return layout_.page(
      request, outcome == AddressOutcome::done ? 200 : 410, say(request, title),
      context_.templates.render("accounts/address_outcome.html.tpl", request.language, page));
}

Reply AddressPages::resend(const Request &request) const {
  const bool sent = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return changes_.resend(transaction, request.session->member_id);
  });
  return Reply::redirect(sent ? "/account/profile?address=resent" : "/account/profile");
}

Reply AddressPages::give_up(const Request &request) const {
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    changes_.give_up(transaction, request.session->member_id);
  });
  return Reply::redirect("/account/profile?address=given_up");
}

Reply AddressPages::edit(const Request &request, const FormErrors &errors) const {
  Dictionary page("address");
  page.SetValue("CSRF", request.csrf_token);
  for (const auto &[marker, field] : {std::pair{"EMAIL", "email"}, {"NEW_EMAIL", "new_email"},
                                      {"REASON", "reason"}})
    page.SetValue(marker, std::string(request.fields.first(field)));
  if (request.query.has("saved")) page.ShowSection("SAVED");
  show_errors(page, errors, request.language);
  const kit::Sealer sealer(context_.keys.ring("host.address_audit"));
  const auto rows = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return transaction.query(
        "SELECT a.id, a.content_sealed, a.created_at, s.given_name, s.family_name"
        " FROM ams_address_audit a LEFT JOIN ams_members s ON s.id = a.staff_id"
        " ORDER BY a.created_at DESC LIMIT " +
        std::to_string(audit_shown));
  });
  if (rows.empty()) page.ShowSection("NO_CHANGES");
  auto *table = rows.empty() ? nullptr : page.AddSectionDictionary("ANY_CHANGES");
  for (const kit::Row &row : rows) {
    const auto content =
        nlohmann::json::parse(sealer.open(audit_place(row.id(0)), row.text(1)));
    auto *line = table->AddSectionDictionary("CHANGE");
    line->SetValue("FROM", content.at("from").get<std::string>());
    line->SetValue("TO", content.at("to").get<std::string>());
    line->SetValue("WHY", content.at("reason").get<std::string>());
    line->SetValue("BY", row.is_null(3) ? "–" : row.text(3) + " " + row.text(4));
    line->SetValue("AT",
                   kit::long_time(request.language, row.instant(2), context_.settings.zone));
  }
  return layout_.page(
      request, errors.empty() ? 200 : 422, say(request, _("Change a member’s e-mail address")),
      context_.templates.render("console/address.html.tpl", request.language, page));
}

Reply AddressPages::save(const Request &request) const {
  if (request.switches_language()) return edit(request, {});
  FormErrors errors;
  const auto refuse = [&](const char *field, kit::Text text) {
    errors.push_back({field, field, say(request, text)});
  };
  if (!kit::is_email(request.fields.first("new_email")))
    refuse("new_email", _("Please type a whole e-mail address, such as name@example.org."));
  const auto reason = request.fields.first("reason");
  if (!kit::clean_text(reason, kit::Lines::one) || reason.empty() ||
      reason.size() > longest_reason)
    refuse("reason", _("Please say in one line why, for the record."));
  if (errors.empty()) {
    std::vector<kit::Id> recorded;
    context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
      errors.clear();
      recorded.clear();
      write(transaction, request, errors, recorded);
    });
    deliver(recorded);
  }
  if (!errors.empty()) return edit(request, errors);
  return Reply::redirect("/console/address?saved=1");
}

void AddressPages::write(kit::Transaction &transaction, const Request &request,
                         FormErrors &errors, std::vector<kit::Id> &recorded) const {
  const std::string from(request.fields.first("email")), to(request.fields.first("new_email"));
  const auto member = MemberStore::find_by_email(transaction, from);
  if (!member) {
    errors.push_back({"email", "email", say(request, _("No member has this address."))});
    return;
  }
  if (MemberStore::find_by_email(transaction, to)) {
    errors.push_back({"new_email", "new_email",
                      say(request, _("This address cannot be used. Please choose another one."))});
    return;
  }
  changes_.set(transaction, *member, to, recorded);
  const auto id = kit::make_id(context_.clock, context_.random);
  const nlohmann::json content{
      {"from", member->email}, {"to", to}, {"reason", std::string(request.fields.first("reason"))}};
  transaction.execute(
      "INSERT INTO ams_address_audit (id, staff_id, member_id, content_sealed, created_at)"
      " VALUES (?, ?, ?, ?, ?)",
      {id, request.session->member_id, member->id,
       kit::Sealer(context_.keys.ring("host.address_audit")).seal(audit_place(id), content.dump()),
       request.now});
}

}  // namespace ams::host
