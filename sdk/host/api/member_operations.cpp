#include <host/api/member_operations.hpp>

#include <ams/ext/events.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <host/accounts/profile_form.hpp>
#include <host/api/pages.hpp>
#include <host/api/scopes.hpp>
#include <host/members/membership.hpp>
#include <host/renewals/renewal_store.hpp>
#include <host_api.hpp>
#include <kit/language/format.hpp>
#include <kit/web/embedded.hpp>

namespace ams::host {

namespace {

using nlohmann::json;

constexpr auto inline_delivery = std::chrono::seconds(1);
constexpr const char *renewals_path = "/api/v1/me/renewals";

struct ChangedElsewhere {};

json date_or_null(const std::optional<kit::Date> &date) {
  return date ? json(date_text(*date)) : json();
}

const char *name_of(RenewalState state) {
  switch (state) {
    case RenewalState::awaiting_payment: return "awaiting_payment";
    case RenewalState::settled: return "settled";
    case RenewalState::failed: return "failed";
    case RenewalState::given_up: return "given_up";
  }
  return "";
}

json content(const Renewal &renewal) {
  return {{"id", renewal.id.text()},
          {"state", name_of(renewal.state)},
          {"fee_cents", renewal.fee_cents},
          {"currency", "CAD"},
          {"old_paid_through", date_or_null(renewal.old_paid_through)},
          {"new_paid_through", date_text(renewal.new_paid_through)},
          {"created_at", time_text(renewal.created_at)}};
}

ApiReply answer(const json &body) {
  return {ApiBody{.bytes = body.dump(-1, ' ', false, json::error_handler_t::replace)}};
}

std::string place_of(const Renewal &renewal) {
  return std::to_string(kit::to_us(renewal.created_at)) + ' ' + renewal.id.text();
}

// Where a list goes on; nothing for a cursor of somebody's own making.
std::optional<std::pair<kit::Instant, kit::Id>> read_place(const std::string &place) {
  if (place.empty()) return std::pair{kit::from_us(INT64_MAX / 2), kit::Id{}};
  std::int64_t us = 0;
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), us);
  const auto after = static_cast<std::size_t>(end - place.data());
  if (error != std::errc{} || after >= place.size()) return std::nullopt;
  const auto id = kit::Id::parse(place.substr(after + 1));
  if (!id) return std::nullopt;
  return std::pair{kit::from_us(us), *id};
}

// The fields of the body as the form of the profile page; what is not among them is an error.
std::vector<FieldProblem> read_form(const json &body, ProfileForm &form,
                                    const std::string &unknown, const std::string &text_wanted) {
  const std::pair<const char *, std::string *> fields[] = {{"given_name", &form.given_name},
                                                           {"family_name", &form.family_name},
                                                           {"province", &form.province},
                                                           {"country", &form.country},
                                                           {"language", &form.language}};
  std::vector<FieldProblem> errors;
  kit::Fields typed;
  for (const auto &[name, value] : body.items()) {
    const bool known = std::ranges::any_of(fields, [&](auto &f) { return name == f.first; });
    if (!known) errors.push_back({name, unknown});
    else if (!value.is_string()) errors.push_back({name, text_wanted});
    else typed.add(name, value.get<std::string>());
  }
  const auto read = ProfileForm::typed(typed);
  const auto email = form.email;
  form = read;
  form.email = email;
  return errors;
}

}  // namespace

void MemberOperations::add_to(ApiTable &table) const {
  const auto by = [&](auto operation) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  std::vector<Operation> operations = {
      {Method::get, "/api/v1/openapi.json", "public", "", 0, false,
       [this, &table](const ApiRequest &request) { return document(request, table); }},
      {Method::get, "/api/v1/me", "account", profile_read, 0, false, by(&MemberOperations::me)},
      {Method::put, "/api/v1/me", "account", profile_write, 65536, false,
       by(&MemberOperations::change_me)},
      {Method::get, renewals_path, "account", profile_read, 0, false,
       by(&MemberOperations::renewals)}};
  json description = json::parse(kit::embedded(host_api(), "api/member.json"));
  for (const Scope &scope : host_scopes(context_.catalogue))
    description["scopes"][scope.name] = {{"en", scope.english}, {"fr", scope.french}};
  table.add("", std::move(operations), description.dump());
}

ApiReply MemberOperations::refuse(const ApiRequest &request, Refused why) const {
  return host::refuse(context_, request.language, why);
}

ApiReply MemberOperations::document(const ApiRequest &, const ApiTable &table) const {
  const auto document = table.document();
  return {ApiBody{.bytes = document->text},
          {{"ETag", document->etag}, {"Cache-Control", "public, max-age=300"}}};
}

Member MemberOperations::member_of(const ApiRequest &request) const {
  auto member = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return MemberStore::find(transaction, request.session->member_id);
  });
  if (!member) throw std::runtime_error("a session without a member");
  return std::move(*member);
}

ApiReply MemberOperations::shown(const ApiRequest &request, const Member &member) const {
  const auto today = kit::date_in(request.now, context_.settings.zone);
  auto reply = answer({{"id", member.id.text()},
                       {"given_name", member.given_name},
                       {"family_name", member.family_name},
                       {"email", member.email},
                       {"category", member.category},
                       {"subtype", member.subtype},
                       {"paid_through", date_or_null(member.paid_through)},
                       {"active", membership_active(member.paid_through, today)},
                       {"province", member.province},
                       {"country", member.country},
                       {"language", kit::code(member.language)}});
  reply.headers.emplace_back("ETag", std::to_string(member.revision));
  return reply;
}

ApiReply MemberOperations::me(const ApiRequest &request) const {
  return shown(request, member_of(request));
}

// The same checks as the page's. The e-mail address is not among the fields: one signs in with it,
// so changing it takes the password.
ApiReply MemberOperations::change_me(const ApiRequest &request) const {
  const auto say = [&](kit::Text text) { return context_.catalogue.say(request.language, text); };
  const auto member = member_of(request);
  if (request.if_match.empty()) return refuse(request, Refused::version_missing);
  if (request.if_match != "*" && request.if_match != std::to_string(member.revision))
    return refuse(request, Refused::changed_elsewhere);
  auto form = ProfileForm::of(member);
  auto errors = read_form(request.body.empty() ? json::object() : json::parse(request.body), form,
                          say(_("There is no such field.")), say(_("This has to be text.")));
  if (errors.empty())
    for (const auto fault : form.faults())
      errors.push_back({field_of(fault), say(sentence(fault))});
  if (!errors.empty()) {
    auto refused = refuse(request, Refused::invalid);
    std::get<Problem>(refused.content).errors = std::move(errors);
    return refused;
  }
  return write(request, form.applied_to(member));
}

ApiReply MemberOperations::write(const ApiRequest &request, Member after) const {
  std::vector<kit::Id> recorded;
  try {
    after = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
      recorded.clear();
      Member written = after;
      if (!MemberStore::update(transaction, written)) throw ChangedElsewhere{};
      Event event;
      event.type = AMS_EVENT_MEMBER_CHANGED;
      event.member = written;
      recorded.push_back(events_.record(transaction, event));
      return written;
    });
  } catch (const ChangedElsewhere &) {
    return refuse(request, Refused::changed_elsewhere);
  }
  events_.deliver_inline(recorded, context_.clock.in(inline_delivery));
  return shown(request, after);
}

ApiReply MemberOperations::renewals(const ApiRequest &request) const {
  const auto limit = limit_of(request);
  const auto cursor = cursor_of(request);
  const auto place = cursor ? read_place(*cursor) : std::nullopt;
  if (!limit || !place) return refuse(request, Refused::malformed);
  auto found = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return RenewalStore::of_member(transaction, request.session->member_id, place->first,
                                   place->second, *limit + 1);
  });
  const bool more = found.size() > *limit;
  if (more) found.pop_back();
  json items = json::array();
  for (const auto &renewal : found) items.push_back(content(renewal));
  auto reply = answer({{"items", items}});
  if (more) reply.headers.push_back(next_link(renewals_path, place_of(found.back()), *limit));
  return reply;
}

}  // namespace ams::host
