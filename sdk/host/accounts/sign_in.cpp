#include <host/accounts/sign_in.hpp>

#include <ctemplate/template.h>

#include <host/accounts/totp.hpp>
#include <host/keys.hpp>
#include <host/members/member.hpp>
#include <host/site/cookies.hpp>
#include <host/site/return_path.hpp>
#include <kit/language/format.hpp>
#include <kit/mail/message.hpp>
#include <kit/web/fields.hpp>

namespace ams::host {

std::string password_subject(const std::string &email) { return "password:" + kit::fold(email); }
std::string code_subject(const kit::Id &member) { return "code:" + member.text(); }

void SignIn::add_routes(Router &router) {
  router.add({Method::get, "/sign-in", "public", [this](const Request &request) {
                return request.session
                           ? Reply::redirect(safe_return_path(request.query.first("next")))
                           : show(request, {});
              }});
  router.add({Method::post, "/sign-in", "public",
              [this](const Request &request) { return sign_in(request); }, kept_form_limit});
  router.add({Method::get, "/sign-in/code", "public",
              [this](const Request &request) { return show_code(request, {}); }});
  router.add({Method::post, "/sign-in/code", "public",
              [this](const Request &request) { return enter_code(request); }, kept_form_limit});
  router.add({Method::post, "/sign-out", "public",
              [this](const Request &request) { return sign_out(request); }});
  router.add({Method::get, "/signed-out", "public",
              [this](const Request &request) { return signed_out(request); }});
  if (!context_.settings.dev) return;
  router.add({Method::get, "/dev/totp/{account}", "dev",
              [this](const Request &request) { return current_code(request); }});
}

std::string SignIn::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Reply SignIn::show(const Request &request, const Shown &shown) const {
  const auto &typed = request.method == Method::post ? request.fields : request.query;
  ctemplate::TemplateDictionary page("sign_in");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("NEXT", safe_return_path(typed.first("next")));
  page.SetValue("EMAIL", shown.email);
  if (!shown.wait.empty()) page.AddSectionDictionary("WAIT")->SetValue("MESSAGE", shown.wait);
  if (context_.settings.dev) page.ShowSection("DEV");
  const auto kept = KeptForm::carried(request.fields);
  if (!kept.empty()) page.ShowSection("KEPT");
  show_hidden(page, kept.wrapped(), request.language);
  show_errors(page, shown.errors, request.language);
  return layout_.page(
      request, shown.status, say(request, _("Sign in")),
      context_.templates.render("accounts/sign_in.html.tpl", request.language, page));
}

std::optional<std::string> SignIn::must_wait(const Request &request, const ThrottleRule &rule,
                                             const std::string &subject) const {
  const auto wait = throttle_.attempt(rule, subject, request.now, request.deadline);
  if (!wait) return std::nullopt;
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(*wait).count();
  return context_.catalogue.say(
      request.language,
      _n("There have been several attempts that did not succeed. To protect your account, please "
         "wait {n} minute, then try again.",
         "There have been several attempts that did not succeed. To protect your account, please "
         "wait {n} minutes, then try again."),
      minutes);
}

// Addresses are ASCII. The database would find "sam@…" for "ſam@…" too, whose attempts are counted
// apart.
std::optional<Account> SignIn::account_of(const Request &request, const std::string &email) const {
  if (!kit::is_email(email)) return std::nullopt;
  return context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) -> std::optional<Account> {
        const auto member = MemberStore::find_by_email(transaction, email);
        if (!member) return std::nullopt;
        return AccountStore::find(transaction, member->id);
      });
}

// Whether the address or the password was wrong is never told, and takes the same time.
Reply SignIn::sign_in(const Request &request) {
  Shown shown;
  shown.email = kit::clean_text(request.fields.first("email"), kit::Lines::one).value_or("");
  if (request.switches_language()) return show(request, shown);
  const auto password = request.fields.first("password");
  auto wait = must_wait(request, client_rule, "client:" + request.client_key);
  if (!wait) wait = must_wait(request, account_rule, password_subject(shown.email));
  if (wait) {
    shown.status = 429;
    shown.wait = *wait;
    return show(request, shown);
  }
  const auto account = account_of(request, shown.email);
  const bool fits = password.size() <= password_most &&
                    passwords_.verify(account ? account->password_hash : "", password);
  if (account && fits) return enter(request, *account, account->staff);
  shown.status = 422;
  shown.errors.push_back(
      {"email", "email",
       say(request, _("The e-mail address and the password do not belong to an account. Please "
                      "check both."))});
  return show(request, shown);
}

// A new session at every sign-in: a cookie that was there before is worth nothing afterwards.
Reply SignIn::enter(const Request &request, const Account &account, bool awaits_code) {
  const auto token = context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) {
        const auto member = MemberStore::find(transaction, account.member_id);
        throttle_.clear(transaction, "client:" + request.client_key);
        if (member) throttle_.clear(transaction, password_subject(member->email));
        if (!awaits_code) throttle_.clear(transaction, code_subject(account.member_id));
        sessions_.close(transaction, request.cookies.first(session_cookie));
        return sessions_.open(transaction, account.member_id, awaits_code, request.now);
      });
  auto reply = go_on(request, token, awaits_code);
  reply.cookies.push_back({session_cookie, token});
  reply.cookies.push_back({visitor_cookie, "", "/", 0});
  return reply;
}

// To where the person wanted to go; with a form that waits to be sent, the next page comes at once,
// since only a page can carry it.
Reply SignIn::go_on(const Request &request, const std::string &token, bool awaits_code) const {
  const auto next = safe_return_path(request.fields.first("next"));
  const auto kept = KeptForm::carried(request.fields);
  if (kept.empty())
    return Reply::redirect(awaits_code ? "/sign-in/code?next=" + kit::urlencode(next) : next);
  Request now = request;
  if (!awaits_code) now.session = sessions_.find(token, request.now, request.deadline);
  now.csrf_token = visitors_.csrf_token(token, now.session);
  if (awaits_code) return code_page(now, {});
  return now.session ? send_again_.offer(now, 200, kept) : Reply::redirect(next);
}

Reply SignIn::show_code(const Request &request, const Shown &shown) const {
  const auto waiting = sessions_.awaiting_code(request.cookies.first(session_cookie), request.now,
                                               request.deadline);
  const auto &typed = request.method == Method::post ? request.fields : request.query;
  const auto next = safe_return_path(typed.first("next"));
  if (!waiting) return Reply::redirect("/sign-in?next=" + kit::urlencode(next));
  return code_page(request, shown);
}

Reply SignIn::code_page(const Request &request, const Shown &shown) const {
  const auto &typed = request.method == Method::post ? request.fields : request.query;
  ctemplate::TemplateDictionary page("code");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("NEXT", safe_return_path(typed.first("next")));
  if (!shown.wait.empty()) page.AddSectionDictionary("WAIT")->SetValue("MESSAGE", shown.wait);
  show_hidden(page, KeptForm::carried(request.fields).wrapped(), request.language);
  show_errors(page, shown.errors, request.language);
  return layout_.page(request, shown.status, say(request, _("Enter your code")),
                      context_.templates.render("accounts/code.html.tpl", request.language, page));
}

std::string SignIn::totp_secret(const Account &account) const {
  const kit::Sealer sealer(context_.keys.ring("host.accounts"));
  return sealer.open(totp_place(account.member_id), account.totp_secret);
}

Reply SignIn::enter_code(const Request &request) {
  const auto member = sessions_.awaiting_code(request.cookies.first(session_cookie), request.now,
                                              request.deadline);
  if (!member || request.switches_language()) return show_code(request, {});
  Shown shown;
  if (const auto wait = must_wait(request, code_rule, code_subject(*member))) {
    shown.status = 429;
    shown.wait = *wait;
    return show_code(request, shown);
  }
  const auto account = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return AccountStore::find(transaction, *member);
  });
  const auto step = account && !account->totp_secret.empty()
                        ? totp_match(totp_secret(*account), request.fields.first("code"),
                                     request.now)
                        : std::nullopt;
  const bool fresh = step && context_.database.run(
                                 request.deadline, [&](kit::Transaction &transaction) {
                                   return AccountStore::use_code(transaction, *member, *step);
                                 });
  if (fresh) return enter(request, *account, false);
  shown.status = 422;
  shown.errors.push_back(
      {"code", "code",
       say(request, _("This code is not right, or was used already. Wait for the next one."))});
  return show_code(request, shown);
}

Reply SignIn::sign_out(const Request &request) const {
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    sessions_.close(transaction, request.cookies.first(session_cookie));
  });
  auto reply = Reply::redirect("/signed-out");
  reply.cookies.push_back({session_cookie, "", "/", 0});
  return reply;
}

Reply SignIn::signed_out(const Request &request) const {
  ctemplate::TemplateDictionary page("signed_out");
  return layout_.page(
      request, 200, say(request, _("You are signed out")),
      context_.templates.render("accounts/signed_out.html.tpl", request.language, page));
}

// Only with --dev: what the authenticator app of a demonstration account would show now.
Reply SignIn::current_code(const Request &request) const {
  const auto account = account_of(request, std::string(request.parameters.first("account")));
  if (!account || account->totp_secret.empty()) return Reply::json(404, "{}\n");
  const auto code = totp_code(totp_secret(*account), totp_step_at(request.now));
  return Reply::json(200, "{\"code\": \"" + code + "\"}\n");
}

}  // namespace ams::host
