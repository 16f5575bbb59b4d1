#include <host/accounts/token_pages.hpp>

#include <ctemplate/template.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <host/accounts/account.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/mail/host_mail.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

using Dictionary = ctemplate::TemplateDictionary;
constexpr const char *tokens_path = "/account/tokens";

struct TooMany {};

Member member_of(const Context &context, const Request &request) {
  auto member = context.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return MemberStore::find(transaction, request.session->member_id);
  });
  if (!member) throw std::runtime_error("a session without a member");
  return std::move(*member);
}

int days_of(std::string_view text) {
  int days = 0;
  std::from_chars(text.data(), text.data() + text.size(), days);
  return std::ranges::find(token_days, days) == std::end(token_days) ? 0 : days;
}

std::string date_of(const Context &context, kit::Language language, kit::Instant instant) {
  return kit::long_date(language, kit::date_in(instant, context.settings.zone));
}

}  // namespace

void TokenPages::add_routes(Router &router) {
  router.add({Method::get, tokens_path, "account",
              [this](const Request &request) { return list(request); }});
  router.add({Method::get, "/account/tokens/new", "account", [this](const Request &request) {
                return form(request, 200, {.days = usual_token_days});
              }});
  router.add({Method::post, "/account/tokens/new", "account",
              [this](const Request &request) { return make(request); }});
  router.add({Method::get, "/account/tokens/{access}/revoke", "account",
              [this](const Request &request) { return ask(request); }});
  router.add({Method::post, "/account/tokens/{access}/revoke", "account",
              [this](const Request &request) { return revoke(request); }});
}

std::string TokenPages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

// The code itself once no plugin offers it any more.
std::string TokenPages::words_of(const std::string &scope, kit::Language language) const {
  for (const auto &known : scopes_())
    if (known.name == scope) return known.in(language);
  return scope;
}

// ---- The list ----

Reply TokenPages::list(const Request &request) const {
  const auto tokens = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return TokenStore::of_member(transaction, request.session->member_id);
  });
  const auto date = [&](kit::Instant at) { return date_of(context_, request.language, at); };
  Dictionary page("tokens");
  if (request.query.has("revoked")) page.ShowSection("JUST_REVOKED");
  page.ShowSection(tokens.empty() ? "NONE" : "SOME");
  for (const auto &token : tokens) {
    auto &card = *page.AddSectionDictionary("TOKEN");
    card.SetValue("NAME", token.name);
    card.SetValue("CREATED", date(token.created_at));
    for (const auto &scope : token.scopes)
      card.AddSectionDictionary("SCOPE")->SetValue("WORDS", words_of(scope, request.language));
    if (token.last_used_at) {
      card.SetValueAndShowSection(
          "USED", kit::long_time(request.language, *token.last_used_at, context_.settings.zone),
          "LAST_USED");
    } else {
      card.ShowSection("NEVER_USED");
    }
    if (token.revoked_at) {
      card.SetValueAndShowSection("DATE", date(*token.revoked_at), "REVOKED");
    } else if (!token.good(request.now)) {
      card.SetValueAndShowSection("DATE", date(token.expires_at), "OVER");
    } else {
      card.SetValueAndShowSection("DATE", date(token.expires_at), "GOOD");
      card.SetValueAndShowSection("ID", token.id.text(), "CAN_REVOKE");
    }
  }
  return layout_.page(request, 200, say(request, _("Personal access tokens")),
                      context_.templates.render("tokens/list.html.tpl", request.language, page));
}

// ---- Making one ----

Reply TokenPages::form(const Request &request, unsigned status, const Typed &typed) const {
  const auto operation = kit::Id::parse(request.fields.first("operation_id"));
  Dictionary page("token_form");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("OPERATION_ID",
                operation.value_or(kit::make_id(context_.clock, context_.random)).text());
  page.SetValue("NAME", typed.name);
  page.SetIntValue("MOST", longest_token_name);
  for (const auto &scope : scopes_()) {
    auto &line = *page.AddSectionDictionary("SCOPE");
    line.SetValue("CODE", scope.name);
    line.SetValue("WORDS", scope.in(request.language));
    if (std::ranges::find(typed.scopes, scope.name) != typed.scopes.end())
      line.ShowSection("CHECKED");
  }
  for (const int days : token_days) {
    auto &line = *page.AddSectionDictionary("DAYS");
    line.SetIntValue("NUMBER", days);
    line.SetValue("WORDS",
                  context_.catalogue.say(request.language, _n("{n} day", "{n} days"), days));
    if (days == typed.days) line.ShowSection("CHECKED");
  }
  show_errors(page, typed.errors, request.language);
  return layout_.page(request, status, say(request, _("Make a personal access token")),
                      context_.templates.render("tokens/new.html.tpl", request.language, page));
}

TokenPages::Typed TokenPages::read(const Request &request) const {
  Typed typed{.name = std::string(request.fields.first("name")),
              .days = days_of(request.fields.first("days"))};
  const auto chosen = request.fields.all("scopes");
  for (const auto &scope : scopes_())
    if (std::ranges::find(chosen, scope.name) != chosen.end()) typed.scopes.push_back(scope.name);
  return typed;
}

Reply TokenPages::make(const Request &request) {
  auto typed = read(request);
  if (request.switches_language()) return form(request, 200, typed);
  const auto refuse = [&](const char *field, const char *anchor, kit::Text text) {
    typed.errors.push_back({field, anchor, say(request, text)});
  };
  const auto name = kit::clean_text(typed.name, kit::Lines::one);
  const auto operation = kit::Id::parse(request.fields.first("operation_id"));
  if (!name || name->empty() || kit::length_of(*name) > longest_token_name)
    refuse("name", "name", _("Give the token a name of 1 to 60 characters."));
  if (typed.scopes.empty())
    refuse("scopes", "scopes", _("Choose at least one thing that the token may do."));
  if (typed.days == 0) refuse("days", "days", _("Choose for how long the token is good."));
  if (typed.errors.empty()) check_password(request, typed.errors);
  if (!typed.errors.empty() || !operation) return form(request, 422, typed);
  typed.name = *name;
  return make_once(request, *operation, std::move(typed));
}

// Whoever finds an open window must not leave with a key that outlives it.
void TokenPages::check_password(const Request &request, FormErrors &errors) {
  const auto refuse = [&](kit::Text text) {
    errors.push_back({"password", "password", say(request, text)});
  };
  const auto password = request.fields.first("password");
  if (password.empty()) return refuse(_("To make a token, please type your password."));
  const auto member = member_of(context_, request);
  if (throttle_.attempt(account_rule, password_subject(member.email), request.now,
                        request.deadline))
    return refuse(_("Too many attempts. Please wait a few minutes."));
  const auto account = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return AccountStore::find(transaction, member.id);
  });
  if (!passwords_.verify(account ? account->password_hash : "", password))
    refuse(_("This is not your current password."));
}

Reply TokenPages::make_once(const Request &request, const kit::Id &operation, Typed typed) const {
  const auto member = member_of(context_, request);
  const auto secret = tokens_.make_secret();
  const Token token{kit::make_id(context_.clock, context_.random),
                    member.id,
                    typed.name,
                    typed.scopes,
                    request.now,
                    request.now + std::chrono::hours(24) * typed.days};
  try {
    const bool first = context_.database.once(
        request.deadline,
        "INSERT INTO ams_operations (operation_id, member_id, created_at) VALUES (?, ?, ?)",
        {operation, member.id, request.now}, [&](kit::Transaction &transaction) {
          if (!TokenStore::insert(transaction, token, secret)) throw TooMany{};
          throttle_.clear(transaction, password_subject(member.email));
          send_mail(context_, transaction, member,
                    {"token_made", _("A personal access token was made"), "",
                     {{"TOKEN_NAME", token.name},
                      {"EXPIRES", date_of(context_, member.language, token.expires_at)},
                      {"LINK", absolute_url(context_.settings, tokens_path)}}});
        });
    // A second click: what was shown once is not shown again.
    return first ? shown_once(request, token, secret) : Reply::redirect(tokens_path);
  } catch (const TooMany &) {
    typed.errors.push_back(
        {"name", "name", say(request, _("You have 20 tokens, which is as many as one person may "
                                        "have. Revoke one that you no longer use."))});
    return form(request, 422, typed);
  }
}

// The answer to the post itself: the token is kept nowhere it could be read from by a next page.
Reply TokenPages::shown_once(const Request &request, const Token &token,
                             const std::string &secret) const {
  Dictionary page("made");
  page.SetValue("NAME", token.name);
  page.SetValue("SECRET", secret);
  page.SetValue("EXPIRES", date_of(context_, request.language, token.expires_at));
  return layout_.page(request, 200, say(request, _("Your new token")),
                      context_.templates.render("tokens/made.html.tpl", request.language, page));
}

// ---- Revoking one ----

std::optional<Token> TokenPages::token_of(const Request &request) const {
  const auto id = kit::Id::parse(request.parameters.first("access"));
  if (!id) return std::nullopt;
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return TokenStore::find(transaction, *id, request.session->member_id);
  });
}

Reply TokenPages::ask(const Request &request) const {
  const auto token = token_of(request);
  if (!token) return layout_.failure(request, 404);
  if (!token->good(request.now)) return Reply::redirect(tokens_path);
  Dictionary page("revoke");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("ID", token->id.text());
  page.SetValue("NAME", token->name);
  return layout_.page(request, 200, say(request, _("Revoke this token?")),
                      context_.templates.render("tokens/revoke.html.tpl", request.language, page));
}

Reply TokenPages::revoke(const Request &request) const {
  const auto token = token_of(request);
  if (!token) return layout_.failure(request, 404);
  if (request.switches_language()) return ask(request);
  context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    if (!TokenStore::revoke(transaction, token->id, token->member_id, request.now)) return;
    const auto member = MemberStore::find(transaction, token->member_id);
    send_mail(context_, transaction, *member,
              {"token_revoked", _("A personal access token was revoked"), "",
               {{"TOKEN_NAME", token->name},
                {"LINK", absolute_url(context_.settings, tokens_path)}}});
  });
  return Reply::redirect(std::string(tokens_path) + "?revoked=1");
}

}  // namespace ams::host
