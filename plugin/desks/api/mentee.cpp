#include <plugin/desks/api/mentee.hpp>

#include <plugin/desks/api/scopes.hpp>
#include <plugin/desks/api/sheets.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::desks {

namespace {

constexpr const char *prefix = "mentee_";
constexpr std::uint32_t body_limit = 256 * 1024;

ApiProblem changed_elsewhere(const Context &context, const ApiRequest &request) {
  return problem(context, request, 412, "changed_elsewhere",
                 _("It was changed in the meantime. Read it again first."));
}

}  // namespace

ApiOperations MenteeApi::operations() const {
  const auto by = [this](ApiReply (MenteeApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  constexpr const char *profile = "/api/v1/mentorship/profile";
  return {{"GET", "/api/v1/mentorship", "account", read_scope, by(&MenteeApi::overview)},
          {"GET", "/api/v1/mentorship/questionnaires/{questionnaire}", "account", read_scope,
           by(&MenteeApi::questionnaire)},
          {"GET", profile, "member", read_scope, by(&MenteeApi::show)},
          {"PUT", profile, "member", write_scope, by(&MenteeApi::save), false, body_limit}};
}

ApiReply MenteeApi::overview(const ApiRequest &request) const {
  const auto member = members_.current(request.deadline, request.member_id);
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto places = introductions_.places(transaction, request.member_id);
    return answer(
        {{"active", member && members::is_active(*member, members_.today(request.now))},
         {"profile_complete", mentees_.is_complete(transaction, request.member_id)},
         {"introductions_open", places.taken},
         {"introductions_allowed", places.all}});
  });
}

ApiReply MenteeApi::questionnaire(const ApiRequest &request) const {
  for (const auto *one : {&catalog_.mentor(), &catalog_.mentee()}) {
    if (request.parameters.first("questionnaire") != one->id) continue;
    auto reply = answer(questionnaire_json(*one));
    reply.etag = one->id + "-" + std::to_string(one->version);
    return reply;
  }
  return ApiNotThere{};
}

std::optional<mentees::Profile> MenteeApi::find(const ApiRequest &request) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentees_.find(transaction, request.member_id);
  });
}

ApiReply MenteeApi::shown(const ApiRequest &request,
                          const std::optional<mentees::Profile> &profile) const {
  const auto blank = mentees::Profile{.member_id = request.member_id, .sheet = {}};
  const auto &shown = profile ? *profile : blank;
  const auto &questionnaire = catalog_.mentee();
  json body = {{"complete", mentees::is_complete(questionnaire, shown)},
               {"missing", questionnaires::missing(questionnaire, shown.sheet)},
               {"answered_at", profile ? json(time_text(profile->answered_at)) : json()},
               {"answers", open_answers(questionnaire, shown.sheet.open)}};
  if (request.holds(identity_scope)) body["identity"] = identity_answers(shown.sheet);
  auto reply = answer(body);
  reply.etag = std::to_string(shown.version);
  return reply;
}

ApiReply MenteeApi::show(const ApiRequest &request) const { return shown(request, find(request)); }

ApiReply MenteeApi::save(const ApiRequest &request) const {
  const auto profile = find(request);
  const auto version = profile ? profile->version : 0;
  if (compare(request, version) == Version::differs) return changed_elsewhere(context_, request);
  if (compare(request, version) == Version::missing && profile)
    return problem(context_, request, 428, "version_missing",
                   _("Send If-Match with the ETag that you read."));
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  kit::Fields fields;
  refuse_unknown(context_, request, body, {"answers", "identity"}, errors);
  if (!read_sheet(context_, request, catalog_.mentee(), body,
                  profile ? profile->sheet : mentees::Sheet{}, prefix, fields, errors))
    return identity_refused(context_, request);
  auto reading = questionnaires::read(catalog_.mentee(), fields, prefix, true, context_.catalogue,
                                      request.language);
  for (const auto &error : reading.errors)
    errors.push_back({path_of(catalog_.mentee(), prefix, error.field), error.message});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    context_.database.run(request.deadline, [&](Transaction &transaction) {
      mentees_.save(transaction, {request.member_id, version, reading.sheet, request.now},
                    request.language);
    });
  } catch (const mentees::RefusedError &refused) {
    if (refused.why != mentees::Refusal::changed_elsewhere) throw;
    return changed_elsewhere(context_, request);
  }
  return shown(request, find(request));
}

}  // namespace tandem::desks
