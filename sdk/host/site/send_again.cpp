#include <host/site/send_again.hpp>

#include <ctemplate/template.h>

#include <host/site/access.hpp>

namespace ams::host {

namespace {

std::string path_of(const std::string &target) { return target.substr(0, target.find('?')); }

std::string query_of(const std::string &target) {
  const auto mark = target.find('?');
  return mark == target.npos ? "" : target.substr(mark + 1);
}

// Of pages that take a session at all: a webhook's route is nothing for people.
bool open_to(std::string_view permission, const std::optional<Session> &session) {
  return access(permission, std::nullopt, false) == Access::sign_in &&
         access(permission, session, false) == Access::granted;
}

}  // namespace

void SendAgain::add_routes(Router &router) {
  router.add({Method::post, "/send-again", "account",
              [this](const Request &request) { return send(request); }, kept_form_limit});
}

Reply SendAgain::offer(const Request &request, unsigned status, const KeptForm &kept) const {
  if (!is_theirs(request, kept)) return not_theirs(request);
  ctemplate::TemplateDictionary page("send_again");
  const bool readable = router_.match(Method::get, path_of(kept.target)).route != nullptr;
  page.SetValue("BACK", readable ? kept.target : "/account");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("NAME", request.session->display_name);
  show_hidden(page, kept.wrapped(), request.language);
  return layout_.page(
      request, status, context_.catalogue.say(request.language, _("Your form was not sent yet")),
      context_.templates.render("site/send_again.html.tpl", request.language, page));
}

bool SendAgain::is_theirs(const Request &request, const KeptForm &kept) const {
  return kept.owner.empty() || kept.owner == visitors_.mark_of(request.session->member_id);
}

Reply SendAgain::not_theirs(const Request &request) const {
  ctemplate::TemplateDictionary page("not_theirs");
  page.SetValue("NAME", request.session->display_name);
  return layout_.page(
      request, 403,
      context_.catalogue.say(request.language, _("This form was filled in by somebody else")),
      context_.templates.render("site/not_theirs.html.tpl", request.language, page));
}

// The token of this post was checked already; the permission is that of the route it goes to.
Reply SendAgain::send(const Request &request) const {
  const KeptForm kept = KeptForm::carried(request.fields);
  const auto match = router_.match(Method::post, path_of(kept.target));
  if (!match.route || match.route->pattern == request.pattern ||
      !open_to(match.route->permission, request.session))
    return layout_.failure(request, 404);
  if (!is_theirs(request, kept)) return not_theirs(request);
  if (request.switches_language()) return offer(request, 200, kept);
  auto query = kit::parse_urlencoded(query_of(kept.target), 200);
  if (!query) return layout_.failure(request, 400);
  Request again = request;
  again.target = kept.target;
  again.path = path_of(kept.target);
  again.pattern = match.route->pattern;
  again.parameters = match.parameters;
  again.query = std::move(*query);
  again.fields = kept.fields;
  again.body.clear();
  return match.route->handler(again);
}

}  // namespace ams::host
