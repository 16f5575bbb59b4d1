#include <plugin/desks/api/pairings.hpp>

#include <algorithm>

#include <plugin/base/operations.hpp>
#include <plugin/desks/api/scopes.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::desks {

using introductions::Agreement;
using introductions::Pairing;
using introductions::Refusal;

namespace {

constexpr const char *path = "/api/v1/mentorship/pairings";

}  // namespace

ApiOperations PairingsApi::operations() const {
  const auto by = [this](ApiReply (PairingsApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  return {{"GET", path, "account", read_scope, by(&PairingsApi::list)},
          {"GET", "/api/v1/mentorship/pairings/{pairing}", "account", read_scope,
           by(&PairingsApi::show)},
          {"PUT", "/api/v1/mentorship/pairings/{pairing}/agreement", "account", write_scope,
           by(&PairingsApi::agree)},
          {"POST", "/api/v1/mentorship/pairings/{pairing}/end", "account", write_scope,
           by(&PairingsApi::end), true}};
}

// FOM-20: the other side's address as long as the pages show it.
json PairingsApi::pairing_json(Transaction &transaction, const Pairing &pairing,
                               const ApiRequest &request) const {
  const bool as_mentee = pairing.mentee_id == request.member_id;
  const auto other = members_.find(transaction, as_mentee ? pairing.mentor_id : pairing.mentee_id);
  json body = {{"id", pairing.id.text()},
               {"introduction_id", pairing.introduction_id.text()},
               {"role", as_mentee ? "mentee" : "mentor"},
               {"began_at", time_text(pairing.began_at)},
               {"ended_at", pairing.ending ? json(time_text(pairing.ending->at)) : json()},
               {"farewell", nullptr},
               {"agreement",
                {{"availability", pairing.agreement.availability},
                 {"frequency", pairing.agreement.frequency},
                 {"form", pairing.agreement.form},
                 {"length", pairing.agreement.length},
                 {"changed_at", time_or_null(pairing.agreement.at)}}},
               {"other", nullptr}};
  if (pairing.ending && !pairing.ending->farewell.empty())
    body["farewell"] = pairing.ending->farewell;
  if (!other || other->gone) return body;
  const bool wanted = !as_mentee && !pairing.mentee_name.empty();
  body["other"] = {{"name", wanted ? pairing.mentee_name : other->full_name()}, {"email", nullptr}};
  const auto grace = context_.program.number("lapse_grace_days");
  if (!pairing.ending &&
      introductions::shares_contact(*other, members_.today(request.now), grace))
    body["other"]["email"] = other->email;
  return body;
}

ApiReply PairingsApi::list(const ApiRequest &request) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    auto all = introductions_.pairings().standing_of(transaction, request.member_id);
    for (auto &one : introductions_.pairings().ended_of(transaction, request.member_id))
      all.push_back(std::move(one));
    return page_of(context_, request, path, all.size(), [&](std::size_t at) {
      return pairing_json(transaction, all[at], request);
    });
  });
}

std::optional<Pairing> PairingsApi::find(const ApiRequest &request) const {
  const auto id = Id::parse(request.parameters.first("pairing"));
  if (!id) return std::nullopt;
  auto found = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.pairings().find(transaction, *id);
  });
  if (!found) return std::nullopt;
  const bool theirs =
      found->mentee_id == request.member_id || found->mentor_id == request.member_id;
  return theirs ? std::move(found) : std::nullopt;
}

ApiReply PairingsApi::shown(const ApiRequest &request, const Id &pairing_id) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto pairing = introductions_.pairings().find(transaction, pairing_id);
    auto reply = answer(pairing_json(transaction, pairing.value(), request));
    reply.etag = std::to_string(pairing->agreement.version);
    return ApiReply{std::move(reply)};
  });
}

ApiReply PairingsApi::show(const ApiRequest &request) const {
  const auto pairing = find(request);
  return pairing ? shown(request, pairing->id) : ApiReply{ApiNotThere{}};
}

ApiProblem PairingsApi::refused(const ApiRequest &request, const introductions::Refused &refused,
                                const char *field) const {
  const auto words = introductions::say_of_pairing(context_, request.language, refused.why, "");
  const std::string_view name = introductions::code(refused.why);
  if (name.ends_with("_too_long") || name.ends_with("_malformed"))
    return invalid(context_, request, {{field, words}});
  if (refused.why == Refusal::agreement_changed) return {412, "changed_elsewhere", words};
  return {409, introductions::code(refused.why), words};
}

ApiReply PairingsApi::agree(const ApiRequest &request) const {
  const auto pairing = find(request);
  if (!pairing) return ApiNotThere{};
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"availability", "frequency", "form", "length"}, errors);
  const auto text = [&](const char *name) {
    const auto typed = text_of(context_, request, body, name, errors);
    const auto read = introductions::read_agreement_part(typed);
    if (const auto *why = std::get_if<Refusal>(&read))
      errors.push_back(
          {name, introductions::say_of_pairing(context_, request.language, *why, "")});
    return typed;
  };
  Agreement typed{.version = pairing->agreement.version,
                  .availability = text("availability"),
                  .frequency = text("frequency"),
                  .form = text("form"),
                  .length = text("length")};
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  switch (compare(request, pairing->agreement.version)) {
    case Version::missing:
      return problem(context_, request, 428, "version_missing",
                     _("Send If-Match with the ETag that you read."));
    case Version::differs:
      return problem(context_, request, 412, "changed_elsewhere",
                     _("It was changed in the meantime. Read it again first."));
    case Version::holds: break;
  }
  try {
    context_.database.run(request.deadline, [&](Transaction &transaction) {
      introductions_.pairings().agree(transaction, pairing->id, request.member_id, typed,
                                      request.now);
    });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, "");
  }
  return shown(request, pairing->id);
}

ApiReply PairingsApi::end(const ApiRequest &request) const {
  const auto pairing = find(request);
  if (!pairing) return ApiNotThere{};
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"farewell", "tell_staff"}, errors);
  const auto farewell = text_of(context_, request, body, "farewell", errors);
  const auto tell = body.value("tell_staff", json(false));
  if (!tell.is_boolean()) errors.push_back({"tell_staff", say_wrong_type(context_, request)});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    run_operation(context_, request.operation_id, request.member_id, request.deadline,
                  [&](Transaction &transaction) {
                    introductions_.pairings().end(transaction, pairing->id, request.member_id,
                                                  {farewell, tell.get<bool>()}, request.now);
                    return pairing->id.text();
                  });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, "farewell");
  }
  return shown(request, pairing->id);
}

}  // namespace tandem::desks
