#include <host/renewals/renewal_pages.hpp>

#include <ams/ext/forms.h>
#include <ctemplate/template.h>

#include <stdexcept>

#include <host/members/labels.hpp>
#include <host/members/member.hpp>
#include <host/members/membership.hpp>
#include <host/renewals/rules.hpp>
#include <host/site/kept_form.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

// The plugins' sections hold long answers.
constexpr std::size_t largest_form = 512 * 1024;

Reply see_other(std::string address) { return Reply::redirect(std::move(address)); }

std::string path_of(const kit::Id &renewal) { return "/account/renewal/" + renewal.text(); }

// "A, B" of the parts that did not answer.
std::string listed(const std::vector<std::string> &names) {
  std::string text;
  for (const std::string &name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

void RenewalPages::add_routes(Router &router) {
  auto add = [&](Method method, const char *pattern,
                 Reply (RenewalPages::*handler)(const Request &), std::size_t body_limit) {
    router.add({method, pattern, "account",
                [this, handler](const Request &request) { return (this->*handler)(request); },
                body_limit});
  };
  constexpr std::size_t small = 4096;
  add(Method::get, "/account/renewal", &RenewalPages::start, small);
  add(Method::post, "/account/renewal", &RenewalPages::submit, largest_form);
  add(Method::get, "/account/renewal/{renewal}", &RenewalPages::result, small);
  add(Method::get, "/account/renewal/{renewal}/return", &RenewalPages::came_back, small);
  add(Method::post, "/account/renewal/{renewal}/pay", &RenewalPages::pay, small);
  add(Method::post, "/account/renewal/{renewal}/give-up", &RenewalPages::give_up, small);
  // The short address, for mails and for typing.
  router.add({Method::get, "/renewal", "account",
              [](const Request &) { return see_other("/account/renewal"); }});
}

kit::Date RenewalPages::today() const {
  return kit::date_in(context_.clock.now(), context_.settings.zone);
}

Member RenewalPages::member_of(const Request &request) const {
  auto member = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return MemberStore::find(transaction, request.session->member_id);
  });
  if (!member) throw std::runtime_error("a session without a member");
  return std::move(*member);
}

std::optional<Renewal> RenewalPages::own(const Request &request) const {
  auto id = kit::Id::parse(request.parameters.first("renewal"));
  if (!id) return std::nullopt;
  auto renewal = renewals_.find(*id, request.deadline);
  if (!renewal || renewal->member_id != request.session->member_id) return std::nullopt;
  return renewal;
}

Reply RenewalPages::page(const Request &request, unsigned status, kit::Text title, const char *name,
                         const ctemplate::TemplateDictionary &dictionary) const {
  return layout_.page(request, status, context_.catalogue.say(request.language, title),
                      context_.templates.render(name, request.language, dictionary));
}

Reply RenewalPages::start(const Request &request) {
  if (auto open = renewals_.find_open(request.session->member_id, request.deadline))
    return waiting(request, *open);
  return form(request, 200, nullptr, {});
}

Reply RenewalPages::form(const Request &request, unsigned status, const kit::Fields *typed,
                         const FormErrors &errors) {
  Member member = member_of(request);
  if (!may_renew(member.paid_through, today())) return too_early(request, member);
  ctemplate::TemplateDictionary page("renewal");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("OPERATION_ID", kit::make_id(context_.clock, context_.random).text());
  page.SetValue("CATEGORY",
                label_of(context_.catalogue, request.language, categories(), member.category));
  page.SetValue("FEE", kit::money(request.language, context_.settings.renewal_fee_cents));
  if (member.paid_through)
    page.SetValueAndShowSection("DATE", kit::long_date(request.language, *member.paid_through),
                                "OLD_END");
  const std::string new_end =
      kit::long_date(request.language, new_paid_through(member.paid_through, today()));
  page.SetValue("NEW_END", new_end);
  if (member.paid_through && days_left(*member.paid_through, today()) > renewal_notice_days)
    page.SetValueAndShowSection("NEW_END", new_end, "PAID_ALREADY");
  page.SetValue("SECTIONS", sections_.render(AMS_FORM_RENEWAL, request, typed));
  show_errors(page, errors, request.language);
  return this->page(request, status, _("Renew my membership"), "renewals/form.html.tpl", page);
}

Reply RenewalPages::submit(const Request &request) {
  if (request.switches_language()) return form(request, 200, &request.fields, {});
  auto operation = kit::Id::parse(request.fields.first("operation_id"));
  if (!operation) return layout_.failure(request, 400);
  // Decided before anything is checked: after a step back from what was paid, the sections hold an
  // old form, and showing it again would lead to paying twice.
  const kit::Id &member = request.session->member_id;
  if (auto done = renewals_.find_by_operation(member, *operation, request.deadline))
    return to_payment(request, done->id);
  SectionAnswer answer = sections_.validate(AMS_FORM_RENEWAL, request);
  if (!answer.errors.empty()) return form(request, 422, &request.fields, answer.errors);
  if (request.fields.has("instead_of"))
    if (auto reply = set_aside(request)) return std::move(*reply);
  Begun begun = renewals_.begin(member, *operation, answer, request.language, request.deadline);
  switch (begun.result) {
    case BeginResult::too_early:
      return too_early(request, member_of(request));
    case BeginResult::other_open:
      return other_window(request, 409, begun.renewal);
    case BeginResult::begun:
    case BeginResult::repeated:
      break;
  }
  return to_payment(request, begun.renewal.id);
}

// The answers of this window are to count: the renewal begun in the other one is cancelled first. A
// reply when it cannot be.
std::optional<Reply> RenewalPages::set_aside(const Request &request) {
  auto id = kit::Id::parse(request.fields.first("instead_of"));
  auto other = id ? renewals_.find(*id, request.deadline) : std::nullopt;
  if (!other || other->member_id != request.session->member_id)
    return layout_.failure(request, 404);
  try {
    renewals_.give_up(*other, request.deadline);
  } catch (const ProviderUnavailable &error) {
    context_.log.write(kit::Level::warning, "renewals.set_aside", error.what());
    return other_window(request, 503, *other);
  }
  auto now = renewals_.find(*id, request.deadline);
  if (now && now->state == RenewalState::settled) return paid_meanwhile(request, *now);
  return std::nullopt;
}

Reply RenewalPages::to_payment(const Request &request, const kit::Id &id) {
  try {
    auto address = renewals_.payment_page(id, request.deadline);
    return see_other(address ? *address : path_of(id));
  } catch (const ProviderUnavailable &error) {
    context_.log.write(kit::Level::warning, "renewals.to_payment", error.what());
    auto renewal = renewals_.find(id, request.deadline);
    return renewal ? provider_away(request, *renewal) : layout_.failure(request, 503);
  }
}

Reply RenewalPages::pay(const Request &request) {
  auto renewal = own(request);
  if (!renewal) return layout_.failure(request, 404);
  return to_payment(request, renewal->id);
}

Reply RenewalPages::give_up(const Request &request) {
  auto renewal = own(request);
  if (!renewal) return layout_.failure(request, 404);
  try {
    bool ended = renewals_.give_up(*renewal, request.deadline);
    return see_other(ended ? "/account/renewal" : path_of(renewal->id));
  } catch (const ProviderUnavailable &error) {
    context_.log.write(kit::Level::warning, "renewals.give_up", error.what());
    return provider_away(request, *renewal);
  }
}

// The person is back from the provider; its notice came before, or comes in a moment.
Reply RenewalPages::came_back(const Request &request) {
  auto renewal = own(request);
  if (!renewal) return layout_.failure(request, 404);
  if (renewal->state != RenewalState::awaiting_payment) return see_other(path_of(renewal->id));
  ctemplate::TemplateDictionary page("return");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("HERE", path_of(renewal->id) + "/return");
  page.SetValue("PAY", path_of(renewal->id) + "/pay");
  return this->page(request, 200, _("Your payment is being processed"),
                    "renewals/processing.html.tpl", page);
}

Reply RenewalPages::result(const Request &request) {
  auto renewal = own(request);
  if (!renewal) return layout_.failure(request, 404);
  switch (renewal->state) {
    case RenewalState::awaiting_payment:
      return waiting(request, *renewal);
    case RenewalState::settled:
      return settled(request, *renewal);
    case RenewalState::failed:
    case RenewalState::given_up:
      break;
  }
  return unpaid(request, *renewal);
}

Reply RenewalPages::settled(const Request &request, const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("settled");
  page.SetValue("DATE", kit::long_date(request.language, renewal.new_paid_through));
  page.SetValue("EMAIL", member_of(request).email);
  page.SetValue("OUTCOME", sections_.outcome(AMS_FORM_RENEWAL, request));
  if (!renewals_.delivered(renewal, request.deadline))
    page.SetValueAndShowSection("HERE", path_of(renewal.id), "PROCESSING");
  if (!renewal.left_out.empty())
    page.SetValueAndShowSection("PARTS", listed(renewal.left_out), "LEFT_OUT");
  return this->page(request, 200, _("Your membership is renewed"), "renewals/settled.html.tpl",
                    page);
}

Reply RenewalPages::unpaid(const Request &request, const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("unpaid");
  page.ShowSection(renewal.state == RenewalState::failed ? "FAILED" : "GIVEN_UP");
  if (!renewal.submissions.empty()) page.ShowSection("ANSWERS");
  return this->page(request, 200, _("Your membership is not renewed yet"),
                    "renewals/unpaid.html.tpl", page);
}

Reply RenewalPages::waiting(const Request &request, const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("waiting");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("FEE", kit::money(request.language, renewal.fee_cents));
  page.SetValue("NEW_END", kit::long_date(request.language, renewal.new_paid_through));
  page.SetValue("PAY", path_of(renewal.id) + "/pay");
  page.SetValue("GIVE_UP", path_of(renewal.id) + "/give-up");
  return this->page(request, 200, _("Your renewal waits for its payment"),
                    "renewals/waiting.html.tpl", page);
}

Reply RenewalPages::other_window(const Request &request, unsigned status,
                                 const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("other_window");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("PAY", path_of(renewal.id) + "/pay");
  page.SetValue("INSTEAD_OF", renewal.id.text());
  if (status == 503) page.ShowSection("PROVIDER_AWAY");
  show_hidden(page, typed_fields(request.fields), request.language);
  return this->page(request, status, _("Two windows, one renewal"),
                    "renewals/other_window.html.tpl", page);
}

// Too late for the renewal; the profile form takes the same answers.
Reply RenewalPages::paid_meanwhile(const Request &request, const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("paid_meanwhile");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("DATE", kit::long_date(request.language, renewal.new_paid_through));
  page.SetValue("RESULT", path_of(renewal.id));
  page.SetValue("LANGUAGE", kit::code(request.language));
  show_hidden(page, typed_fields(request.fields), request.language);
  return this->page(request, 409, _("The other window was paid for already"),
                    "renewals/paid_meanwhile.html.tpl", page);
}

Reply RenewalPages::too_early(const Request &request, const Member &member) const {
  ctemplate::TemplateDictionary page("early");
  page.SetValue("PAID_THROUGH", kit::long_date(request.language, *member.paid_through));
  page.SetValue("FROM", kit::long_date(request.language, *renewable_from(member.paid_through)));
  return this->page(request, 200, _("Your membership is paid far ahead"), "renewals/early.html.tpl",
                    page);
}

Reply RenewalPages::provider_away(const Request &request, const Renewal &renewal) const {
  ctemplate::TemplateDictionary page("away");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("PAY", path_of(renewal.id) + "/pay");
  if (!renewal.submissions.empty()) page.ShowSection("ANSWERS");
  Reply reply = this->page(request, 503, _("The payment page cannot be reached"),
                           "renewals/provider_away.html.tpl", page);
  reply.headers.emplace_back("Retry-After", "10");
  return reply;
}

}  // namespace ams::host
