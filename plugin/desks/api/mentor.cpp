#include <plugin/desks/api/mentor.hpp>

#include <algorithm>

#include <plugin/base/operations.hpp>
#include <plugin/desks/api/scopes.hpp>
#include <plugin/desks/api/sheets.hpp>

namespace tandem::desks {

namespace {

constexpr const char *path = "/api/v1/mentorship/mentor";
constexpr const char *prefix = "tandem_mentor_";
constexpr std::uint32_t body_limit = 256 * 1024;

const char *code(mentors::Standing standing) {
  switch (standing) {
    case mentors::Standing::none: return "none";
    case mentors::Standing::left: return "left";
    case mentors::Standing::mentor: return "mentor";
    case mentors::Standing::paused: return "paused";
    case mentors::Standing::waits_for_fee: return "waits_for_fee";
    case mentors::Standing::needs_acknowledgement: return "needs_acknowledgement";
    case mentors::Standing::kept_as_draft: return "kept_as_draft";
    case mentors::Standing::prepared: return "prepared";
    default: return "prepared";  // by staff, until the member acknowledges it
  }
}

json version_or_null(const std::string &version) {
  return version.empty() ? json() : json(version);
}

// Where an error of the form stands in the body.
std::string field_of(const questionnaires::Questionnaire &questionnaire,
                     const std::string &posted) {
  if (posted == "tandem_terms") return "accept.terms_of_use";
  if (posted == "tandem_confidentiality") return "accept.confidentiality_agreement";
  return path_of(questionnaire, prefix, posted);
}

// "accept": the versions that the member had before their eyes.
void read_acceptance(const Context &context, const ApiRequest &request, const json &body,
                     const mentors::Documents &documents, kit::Fields &fields,
                     std::vector<ApiError> &errors) {
  const auto accept = body.value("accept", json::object());
  if (!accept.is_object()) return errors.push_back({"accept", say_wrong_type(context, request)});
  const auto take = [&](const char *document, const std::string &in_force, const char *posted) {
    const auto seen = accept.find(document);
    if (seen == accept.end()) return;
    if (*seen == in_force) return fields.add(posted, "1");
    errors.push_back({std::string("accept.") + document,
                      context.catalogue.say(request.language,
                                            _("This is not the version in force."))});
  };
  take("terms_of_use", documents.terms_version, "tandem_terms");
  take("confidentiality_agreement", documents.confidentiality_version, "tandem_confidentiality");
  for (const auto &[name, value] : accept.items())
    if (name != "terms_of_use" && name != "confidentiality_agreement")
      errors.push_back({"accept." + name, say_unknown(context, request)});
}

}  // namespace

ApiOperations MentorApi::operations() const {
  const auto by = [this](ApiReply (MentorApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  return {{"GET", path, "account", read_scope, by(&MentorApi::show)},
          {"PUT", path, "account", write_scope, by(&MentorApi::save), false, body_limit},
          {"DELETE", path, "account", write_scope, by(&MentorApi::leave)},
          {"PUT", "/api/v1/mentorship/mentor/marks", "account", write_scope,
           by(&MentorApi::mark)},
          {"PUT", "/api/v1/mentorship/mentor/acknowledgement", "account", write_scope,
           by(&MentorApi::acknowledge)}};
}

MentorApi::Record MentorApi::read(const ApiRequest &request) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return Record{
        mentors_.find(transaction, request.member_id).value_or(mentors::Mentor{}),
        mentors_.standing(transaction, request.member_id), mentors_.documents(transaction)};
  });
}

ApiReply MentorApi::shown(const ApiRequest &request, const Record &record) const {
  const auto &mentor = record.mentor;
  json body = {{"standing", code(record.standing)},
               {"opted_in", mentor.opted_in},
               {"paused", mentor.paused},
               {"hidden", mentor.hidden},
               {"suspended", mentor.suspended},
               {"full", mentor.full},
               {"accepted",
                {{"terms_of_use", version_or_null(mentor.terms_version)},
                 {"confidentiality_agreement", version_or_null(mentor.confidentiality_version)}}},
               {"documents",
                {{"terms_of_use", record.documents.terms_version},
                 {"confidentiality_agreement", record.documents.confidentiality_version}}},
               {"answers", open_answers(catalog_.mentor(), mentor.sheet.open)}};
  if (request.holds(identity_scope)) body["identity"] = identity_answers(mentor.sheet);
  auto reply = answer(body);
  reply.etag = std::to_string(mentor.version);
  return reply;
}

ApiReply MentorApi::show(const ApiRequest &request) const { return shown(request, read(request)); }

ApiReply MentorApi::save(const ApiRequest &request) const {
  const auto record = read(request);
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  kit::Fields fields;
  refuse_unknown(context_, request, body, {"answers", "identity", "accept", "paused"}, errors);
  if (!read_sheet(context_, request, catalog_.mentor(), body, record.mentor.sheet, prefix, fields,
                  errors))
    return identity_refused(context_, request);
  read_acceptance(context_, request, body, record.documents, fields, errors);
  const auto paused = body.value("paused", json(record.mentor.paused));
  if (!paused.is_boolean()) errors.push_back({"paused", say_wrong_type(context_, request)});
  else if (paused.get<bool>()) fields.add("tandem_paused", "1");
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  fields.add("tandem_want", "1");
  return submit(request, record, std::move(fields));
}

ApiReply MentorApi::leave(const ApiRequest &request) const {
  return submit(request, read(request), {});
}

ApiReply MentorApi::submit(const ApiRequest &request, const Record &record,
                           kit::Fields fields) const {
  const bool wants = fields.first("tandem_want") == "1";
  const auto version = compare(request, record.mentor.version);
  if (version == Version::differs || (version == Version::missing && record.mentor.version > 0))
    return version == Version::differs
               ? problem(context_, request, 412, "changed_elsewhere",
                         _("It was changed in the meantime. Read it again first."))
               : problem(context_, request, 428, "version_missing",
                         _("Send If-Match with the ETag that you read."));
  fields.add("tandem_base_version", std::to_string(record.mentor.version));
  const auto checked = section_.validate({.form = "profile",
                                          .language = request.language,
                                          .member_id = request.member_id,
                                          .now = request.now,
                                          .deadline = request.deadline,
                                          .fields = std::move(fields)});
  std::vector<ApiError> errors;
  for (const auto &error : checked.errors)
    errors.push_back({field_of(catalog_.mentor(), error.field), error.message});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  // Nothing to take back from whoever never was a mentor.
  if (!wants && record.mentor.version == 0) return shown(request, record);
  run_operation(context_, context_.make_id(), request.member_id, request.deadline,
                [&](Transaction &transaction) {
                  mentors_.submitted(transaction, context_.make_id(), "profile",
                                     request.member_id, checked.sealed);
                  return std::string();
                });
  return shown(request, read(request));
}

// What takes effect at once and needs no answers.
ApiReply MentorApi::mark(const ApiRequest &request) const {
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"paused", "hidden"}, errors);
  for (const char *name : {"paused", "hidden"})
    if (body.contains(name) && !body[name].is_boolean())
      errors.push_back({name, say_wrong_type(context_, request)});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  const bool is_mentor = context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto mentor = mentors_.find(transaction, request.member_id);
    if (!mentor || !mentor->opted_in) return false;
    if (body.contains("paused"))
      mentors_.set_paused(transaction, request.member_id, body["paused"].get<bool>(), "api");
    if (body.contains("hidden"))
      mentors_.set_hidden(transaction, request.member_id, body["hidden"].get<bool>());
    return true;
  });
  if (!is_mentor)
    return problem(context_, request, 409, "not_a_mentor", _("You are not a mentor at present."));
  return shown(request, read(request));
}

// FOM-06: new texts of a mentor who is one already.
ApiReply MentorApi::acknowledge(const ApiRequest &request) const {
  const auto record = read(request);
  if (!record.mentor.opted_in)
    return problem(context_, request, 409, "not_a_mentor", _("You are not a mentor at present."));
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  kit::Fields fields;
  refuse_unknown(context_, request, body, {"accept"}, errors);
  read_acceptance(context_, request, body, record.documents, fields, errors);
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  mentors::Documents seen;
  if (fields.has("tandem_terms")) seen.terms_version = record.documents.terms_version;
  if (fields.has("tandem_confidentiality"))
    seen.confidentiality_version = record.documents.confidentiality_version;
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    mentors_.acknowledge(transaction, request.member_id, seen, request.language);
  });
  return shown(request, read(request));
}

}  // namespace tandem::desks
