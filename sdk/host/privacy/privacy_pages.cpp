#include <host/privacy/privacy_pages.hpp>

#include <ctemplate/template.h>

#include <algorithm>

#include <host/accounts/account.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/mail/host_mail.hpp>
#include <host/privacy/copy_format.hpp>
#include <host/privacy/own_data.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;
constexpr const char *page_path = "/account/privacy";
constexpr const char *schema_path = "/privacy/export.schema.json";
// How long the password that was typed again counts.
constexpr auto confirmation_time = std::chrono::minutes(15);
constexpr kit::Microseconds plugins_time = std::chrono::seconds(8);

Reply file(const char *content_type, const std::string &name, std::string body) {
  Reply reply;
  reply.content_type = content_type;
  reply.body = std::move(body);
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace

void show_report(Dictionary &page, const Report &report) {
  for (const auto &line : report) {
    auto &row = *page.AddSectionDictionary(line.stays ? "STAYS" : "GOES");
    row.SetValue("WHAT", line.what);
    if (!line.why.empty()) row.SetValueAndShowSection("TEXT", line.why, "WHY");
  }
}

void PrivacyPages::add_routes(Router &router) {
  const auto add = [&](Method method, const char *pattern, const char *permission, auto handler) {
    router.add({method, pattern, permission, handler});
  };
  add(Method::get, page_path, "account",
      [this](const Request &request) { return show(request, 200, {}); });
  add(Method::post, page_path, "account",
      [this](const Request &request) { return confirm(request); });
  add(Method::get, "/account/privacy/copy.json", "account",
      [this](const Request &request) { return download_json(request); });
  add(Method::get, "/account/privacy/csv/{part}", "account",
      [this](const Request &request) { return download_csv(request); });
  add(Method::get, "/account/privacy/erase", "account",
      [this](const Request &request) { return ask(request, 200, {}); });
  add(Method::post, "/account/privacy/erase", "account",
      [this](const Request &request) { return erase(request); });
  add(Method::get, "/privacy/erasures/{erasure}", "public",
      [this](const Request &request) { return report(request); });
  add(Method::get, schema_path, "public",
      [this](const Request &request) { return schema(request); });
}

std::string PrivacyPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

std::string PrivacyPages::schema_url() const { return absolute_url(context_.settings, schema_path); }

// ---- The copy ----

std::optional<CopyParts> PrivacyPages::copy(const kit::Id &member, const Request &request) const {
  const auto by = std::min(request.deadline.steady_us, context_.clock.in(plugins_time).steady_us);
  auto plugins = plugins_.copy({member, request.language, request.now, {by}});
  if (!plugins) return std::nullopt;
  auto parts = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return own_copy(context_, transaction, member, request.language);
  });
  std::ranges::move(*plugins, std::back_inserter(parts));
  return parts;
}

bool PrivacyPages::confirmed(const Request &request) const {
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return transaction
        .query_one(
            "SELECT until_at FROM ams_privacy_confirmations WHERE session_id = ? AND "
            "member_id = ? AND until_at > ?",
            {request.session->session_id, request.session->member_id, request.now})
        .has_value();
  });
}

Reply PrivacyPages::show(const Request &request, unsigned status, const FormErrors &errors) const {
  Dictionary page("my_data");
  page.SetValue("CSRF", request.csrf_token);
  if (confirmed(request)) {
    const auto parts = copy({}, request);
    if (!parts) return not_now(request);
    auto &ready = *page.AddSectionDictionary("READY");
    for (const auto &part : *parts) {
      auto &line = *ready.AddSectionDictionary("PART");
      line.SetValue("ID", part.id);
      line.SetValue("LABEL", part.label);
    }
  } else {
    page.ShowSection("LOCKED");
  }
  if (request.query.has("staff")) page.ShowSection("REFUSED");
  show_errors(page, errors, request.language);
  return layout_.page(request, status, say(request, _("My data")),
                      context_.templates.render("privacy/my_data.html.tpl", request.language, page));
}

Reply PrivacyPages::confirm(const Request &request) {
  if (request.switches_language()) return show(request, 200, {});
  FormErrors errors;
  check_password(request, errors);
  if (!errors.empty()) return show(request, 422, errors);
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    transaction.execute("DELETE FROM ams_privacy_confirmations WHERE until_at < ?", {request.now});
    transaction.execute(
        "INSERT INTO ams_privacy_confirmations (session_id, member_id, until_at) VALUES (?, ?, ?) "
        "ON DUPLICATE KEY UPDATE until_at = VALUES(until_at)",
        {request.session->session_id, request.session->member_id,
         request.now + confirmation_time});
  });
  return Reply::redirect(page_path);
}

// Whoever finds an open window must not leave with somebody's answers, or end their account.
void PrivacyPages::check_password(const Request &request, FormErrors &errors) {
  const auto refuse = [&](kit::Text text) {
    errors.push_back({"password", "password", say(request, text)});
  };
  const auto password = request.fields.first("password");
  if (password.empty()) return refuse(_("Please type your password once more."));
  const auto &id = request.session->member_id;
  const auto [email, hash] =
      context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
        const auto member = MemberStore::find(transaction, id);
        const auto account = AccountStore::find(transaction, id);
        return std::pair(member ? member->email : "", account ? account->password_hash : "");
      });
  if (throttle_.attempt(account_rule, password_subject(email), request.now, request.deadline))
    return refuse(_("Too many attempts. Please wait a few minutes."));
  if (!passwords_.verify(hash, password)) return refuse(_("This is not your current password."));
  context_.database.run(request.deadline, [&, subject = password_subject(email)](
                                              kit::Transaction &transaction) {
    throttle_.clear(transaction, subject);
  });
}

Reply PrivacyPages::download_json(const Request &request) const {
  if (!confirmed(request)) return Reply::redirect(page_path);
  const auto parts = copy(request.session->member_id, request);
  if (!parts) return not_now(request);
  return file("application/json; charset=utf-8", "my-data.json",
              copy_to_json({schema_url(), request.now, request.language}, *parts));
}

Reply PrivacyPages::download_csv(const Request &request) const {
  if (!confirmed(request)) return Reply::redirect(page_path);
  const auto parts = copy(request.session->member_id, request);
  if (!parts) return not_now(request);
  const auto part = std::ranges::find(*parts, request.parameters.first("part"), &CopyPart::id);
  if (part == parts->end()) return layout_.failure(request, 404);
  return file("text/csv; charset=utf-8", part->id + ".csv", part_to_csv(*part));
}

Reply PrivacyPages::schema(const Request &request) const {
  const auto parts = copy({}, request);
  if (!parts) return layout_.failure(request, 503);
  auto reply = Reply::json(200, schema_of_copy(schema_url(), *parts));
  reply.content_type = "application/schema+json; charset=utf-8";
  return reply;
}

// A copy that lacks a part would look like a whole one.
Reply PrivacyPages::not_now(const Request &request) const {
  Dictionary page("not_now");
  return layout_.page(request, 503, say(request, _("Please try again in a moment")),
                      context_.templates.render("privacy/not_now.html.tpl", request.language, page));
}

// ---- The end ----

Reply PrivacyPages::ask(const Request &request, unsigned status, const FormErrors &errors) const {
  const auto report = erasures_.foretell(request.language, request.now, request.deadline);
  if (!report) return not_now(request);
  Dictionary page("erase");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("TYPED", std::string(request.fields.first("word")));
  page.SetValue("WORD", say(request, _("erase")));
  show_report(page, *report);
  show_errors(page, errors, request.language);
  return layout_.page(request, status, say(request, _("Erase my account")),
                      context_.templates.render("privacy/erase.html.tpl", request.language, page));
}

Reply PrivacyPages::erase(const Request &request) {
  if (request.switches_language()) return ask(request, 200, {});
  FormErrors errors;
  const auto word = kit::clean_text(request.fields.first("word"), kit::Lines::one);
  if (!word || kit::fold(*word) != kit::fold(say(request, _("erase"))))
    errors.push_back({"word", "word",
                      context_.catalogue.say(request.language, _("Please type the word “{word}”."),
                                             {{"word", say(request, _("erase"))}})});
  check_password(request, errors);
  if (!errors.empty()) return ask(request, 422, errors);
  const auto begun = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return erasures_.begin(transaction, request.session->member_id, request.session->member_id,
                           request.language, request.now);
  });
  if (begun.refused) {
    errors.push_back(
        {"word", "word",
         say(request,
             begun.refused == Erasures::Refusal::awaits_payment
                 ? _("A renewal of yours is waiting for its payment. Please finish it, or wait "
                     "until tomorrow.")
                 : _("A staff account cannot erase itself. Please ask another administrator."))});
    return ask(request, 422, errors);
  }
  erasures_.go_on(begun.id, request.deadline);
  return Reply::redirect("/privacy/erasures/" + begun.id.text());
}

Reply PrivacyPages::report(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("erasure"));
  const auto erasure = !id ? std::nullopt
                           : context_.database.run(
                                 request.deadline, [&](kit::Transaction &transaction) {
                                   return erasures_.find(transaction, *id);
                                 });
  if (!erasure) return layout_.failure(request, 404);
  Dictionary page("erased");
  page.SetValue("ASKED",
                kit::long_time(request.language, erasure->asked_at, context_.settings.zone));
  page.SetValue("REPORT_LANG", kit::code(erasure->language));
  const bool gone = erasure->state >= ErasureState::reporting;
  page.ShowSection(gone ? "GONE" : "UNDER_WAY");
  if (!erasure->report.empty()) show_report(*page.AddSectionDictionary("REPORT"), erasure->report);
  return layout_.page(request, 200, say(request, gone ? _("Your account is erased")
                                                      : _("Your account is being erased")),
                      context_.templates.render("privacy/erased.html.tpl", request.language, page));
}

}  // namespace ams::host
