#include <host/accounts/password_reset.hpp>

#include <ctemplate/template.h>

#include <thread>

#include <host/accounts/account.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/accounts/tokens.hpp>
#include <host/mail/host_mail.hpp>
#include <kit/crypto/token.hpp>
#include <kit/mail/message.hpp>

namespace ams::host {

namespace {

constexpr const char *reset_cookie = "ams_reset";
constexpr const char *reset_path = "/password-reset";
// Longer than writing the mail takes, so that the answer's time does not tell who has an account.
constexpr auto even_time = std::chrono::milliseconds(400);

std::string token_of(const Request &request) {
  return std::string(request.cookies.first(reset_cookie));
}

}  // namespace

void PasswordReset::add_routes(Router &router) {
  router.add({Method::get, "/password-reset", "public",
              [this](const Request &request) { return ask(request, {}); }});
  router.add({Method::post, "/password-reset", "public",
              [this](const Request &request) { return send(request); }});
  router.add({Method::get, "/password-reset/sent", "public", [this](const Request &request) {
                return plain_page(request, 200, _("Look in your mailbox"), "reset_sent");
              }});
  router.add({Method::get, "/password-reset/link/{token}", "link",
              [this](const Request &request) { return take_link(request); }});
  router.add({Method::get, "/password-reset/new", "link",
              [this](const Request &request) { return choose(request, {}); }});
  router.add({Method::post, "/password-reset/new", "link",
              [this](const Request &request) { return save(request); }});
  router.add({Method::get, "/password-reset/done", "public", [this](const Request &request) {
                return plain_page(request, 200, _("Your password was changed"), "reset_done");
              }});
}

std::string PasswordReset::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Reply PasswordReset::plain_page(const Request &request, unsigned status, kit::Text title,
                                const char *name) const {
  ctemplate::TemplateDictionary page(name);
  return layout_.page(request, status, say(request, title),
                      context_.templates.render("accounts/" + std::string(name) + ".html.tpl",
                                                request.language, page));
}

Reply PasswordReset::ask(const Request &request, const FormErrors &errors) const {
  ctemplate::TemplateDictionary page("reset_ask");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("EMAIL", std::string(request.fields.first("email")));
  show_errors(page, errors, request.language);
  return layout_.page(
      request, errors.empty() ? 200 : 422, say(request, _("I forgot my password")),
      context_.templates.render("accounts/reset_ask.html.tpl", request.language, page));
}

// The same answer, after the same time, whether the address has an account, has asked too often, or
// is unknown.
Reply PasswordReset::send(const Request &request) const {
  if (request.switches_language()) return ask(request, {});
  const std::string email(request.fields.first("email"));
  if (!kit::is_email(email)) {
    return ask(request, {{"email", "email",
                          say(request, _("Please type a whole e-mail address, such as "
                                         "name@example.org."))}});
  }
  const auto &now = request.now;
  const bool wait =
      throttle_.attempt(client_rule, "reset-client:" + request.client_key, now, request.deadline) ||
      throttle_.attempt(reset_rule, "reset:" + password_subject(email), now, request.deadline);
  const auto began_us = context_.clock.steady_us();
  if (!wait) send_link(request, email);
  const auto took = kit::Microseconds(context_.clock.steady_us() - began_us);
  std::this_thread::sleep_for(even_time - took);
  return Reply::redirect("/password-reset/sent");
}

void PasswordReset::send_link(const Request &request, const std::string &email) const {
  const auto token = kit::make_token(context_.random);
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    const auto member = MemberStore::find_by_email(transaction, email);
    if (!member || !AccountStore::find(transaction, member->id)) return;
    transaction.execute(
        "INSERT INTO ams_password_resets (token_hash, member_id, created_at, ends_at)"
        " VALUES (?, ?, ?, ?)",
        {kit::hash_token(token), member->id, request.now, request.now + reset_time});
    const auto link = absolute_url(context_.settings, "/password-reset/link/" + token);
    send_mail(context_, transaction, *member,
              {"password_reset", _("Choose a new password"), "", {{"LINK", link}}});
  });
}

Reply PasswordReset::take_link(const Request &request) const {
  auto reply = Reply::redirect("/password-reset/new");
  const auto token = std::string(request.parameters.first("token"));
  std::string bytes;
  if (kit::from_base64url(token, bytes)) {
    reply.cookies.push_back({reset_cookie, token, reset_path, 3600});
  }
  return reply;
}

bool PasswordReset::link_good(const Request &request) const {
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return transaction
        .query_one(
            "SELECT member_id FROM ams_password_resets"
            " WHERE token_hash = ? AND used_at IS NULL AND ends_at > ?",
            {kit::hash_token(token_of(request)), request.now})
        .has_value();
  });
}

Reply PasswordReset::choose(const Request &request, const FormErrors &errors) const {
  if (!link_good(request)) {
    return plain_page(request, 410, _("This link is no longer good"), "reset_over");
  }
  ctemplate::TemplateDictionary page("reset_choose");
  page.SetValue("CSRF", request.csrf_token);
  page.SetIntValue("LEAST", password_least);
  show_errors(page, errors, request.language);
  return layout_.page(
      request, errors.empty() ? 200 : 422, say(request, _("Choose a new password")),
      context_.templates.render("accounts/reset_choose.html.tpl", request.language, page));
}

FormErrors PasswordReset::checked(const Request &request) const {
  const auto password = request.fields.first("password");
  if (kit::length_of(password) < password_least || password.size() > password_most) {
    return {{"password", "password",
             context_.catalogue.say(request.language,
                                    _("Please choose a password of at least {least} characters."),
                                    {{"least", std::to_string(password_least)}})}};
  }
  if (password != request.fields.first("again")) {
    return {{"again", "again", say(request, _("The two passwords are not the same."))}};
  }
  return {};
}

Reply PasswordReset::save(const Request &request) {
  if (request.switches_language()) return choose(request, {});
  if (const auto errors = checked(request); !errors.empty()) return choose(request, errors);
  if (!link_good(request)) return choose(request, {});
  const auto hash = passwords_.hash(request.fields.first("password"));
  if (!change(request, hash)) return choose(request, {});
  auto reply = Reply::redirect("/password-reset/done");
  reply.cookies.push_back({reset_cookie, "", reset_path, 0});
  return reply;
}

void PasswordReset::close_links(kit::Transaction &transaction, const kit::Id &member,
                                kit::Instant now) {
  transaction.execute(
      "UPDATE ams_password_resets SET used_at = ? WHERE member_id = ? AND used_at IS NULL",
      {now, member});
}

// The guarded statement uses the link up; who comes second finds it used.
bool PasswordReset::change(const Request &request, const std::string &hash) const {
  const auto token_hash = kit::hash_token(token_of(request));
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    const auto used = transaction.execute(
        "UPDATE ams_password_resets SET used_at = ?"
        " WHERE token_hash = ? AND used_at IS NULL AND ends_at > ?",
        {request.now, token_hash, request.now});
    if (used != 1) return false;
    const auto row = transaction.query_one(
        "SELECT member_id FROM ams_password_resets WHERE token_hash = ?", {token_hash});
    const auto member = MemberStore::find(transaction, row->id(0));
    if (!member) return false;
    AccountStore::set_password(transaction, member->id, hash, request.now);
    close_links(transaction, member->id, request.now);
    sessions_.close_all(transaction, member->id);
    TokenStore::revoke_all(transaction, member->id, request.now);
    throttle_.clear(transaction, password_subject(member->email));
    send_mail(context_, transaction, *member,
              {"password_changed", _("Your password was changed"), "", {}});
    return true;
  });
}

}  // namespace ams::host
