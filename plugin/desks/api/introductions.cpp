#include <plugin/desks/api/introductions.hpp>

#include <plugin/base/operations.hpp>
#include <plugin/desks/api/scopes.hpp>
#include <plugin/desks/api/sheets.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::desks {

using introductions::Envelope;
using introductions::Introduction;
using introductions::Refusal;

namespace {

constexpr const char *introductions_path = "/api/v1/mentorship/introductions";
constexpr const char *requests_path = "/api/v1/mentorship/requests";

// What is wrong with what was written, in place of with what was wanted.
bool is_about_words(Refusal why) {
  const std::string_view name = introductions::code(why);
  return name.ends_with("_empty") || name.ends_with("_too_long") || name.ends_with("_malformed");
}

// Whoever is not in the program is not there.
bool is_absent(Refusal why) {
  return why == Refusal::mentor_left || why == Refusal::not_available ||
         why == Refusal::not_active_mentor || why == Refusal::not_theirs;
}

}  // namespace

ApiOperations IntroductionsApi::operations() const {
  const auto by = [this](ApiReply (IntroductionsApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  const auto of = [this](ApiReply (IntroductionsApi::*operation)(const ApiRequest &, Side) const,
                         Side side) {
    return [this, operation, side](const ApiRequest &request) {
      return (this->*operation)(request, side);
    };
  };
  constexpr const char *one = "/api/v1/mentorship/introductions/{introduction}";
  constexpr const char *asked = "/api/v1/mentorship/requests/{introduction}";
  using Self = IntroductionsApi;
  return {
      {"GET", introductions_path, "account", read_scope, of(&Self::list, Side::mentee)},
      {"POST", introductions_path, "member", write_scope, by(&Self::send), true},
      {"GET", one, "account", read_scope, of(&Self::show, Side::mentee)},
      {"POST", "/api/v1/mentorship/introductions/{introduction}/withdrawal", "account",
       write_scope, by(&Self::withdraw), true},
      {"POST", "/api/v1/mentorship/introductions/{introduction}/replies", "account", write_scope,
       by(&Self::reply), true},
      {"GET", requests_path, "account", read_scope, of(&Self::list, Side::mentor)},
      {"GET", asked, "account", read_scope, of(&Self::show, Side::mentor)},
      {"POST", "/api/v1/mentorship/requests/{introduction}/answer", "account", write_scope,
       by(&Self::decide), true},
      {"POST", "/api/v1/mentorship/requests/{introduction}/questions", "account", write_scope,
       by(&Self::ask), true}};
}

// ---- Reading ----

json IntroductionsApi::envelope_json(Transaction &transaction, const Envelope &envelope,
                                     Side side) const {
  json body = {{"id", envelope.id.text()},
               {"state", introductions::code(envelope.state)},
               {"open", introductions::is_open(envelope.state)},
               {"sent_at", time_text(envelope.sent_at)},
               {"expires_at", time_text(envelope.expires_at)},
               {"ended_at", time_or_null(envelope.ended_at)}};
  if (side == Side::mentee) {
    const auto mentor = members_.find(transaction, envelope.mentor_id);
    body["mentor"] = {{"id", envelope.mentor_id.text()},
                      {"name", mentor ? mentor->full_name() : ""}};
  } else {
    // Until a mentor accepts, a mentee is known by the name that they chose to show.
    const auto introduction = introductions_.find(transaction, envelope.id);
    body["mentee"] = {{"id", envelope.mentee_id.text()},
                      {"name", introduction ? introductions::name_of_mentee(*introduction) : ""}};
  }
  return body;
}

json IntroductionsApi::content_json(Transaction &transaction, const Introduction &introduction,
                                    Side side) const {
  json body = envelope_json(transaction, introduction.envelope, side);
  body["message"] = introduction.message;
  body["note"] = introduction.note.empty() ? json() : json(introduction.note);
  body["profile"] = open_answers(catalog_.mentee(), introduction.profile.open);
  body["questions"] = json::array();
  for (const auto &question : introduction.exchange)
    body["questions"].push_back(
        {{"number", question.number},
         {"asked_at", time_text(question.asked_at)},
         {"question", question.question},
         {"answered_at", time_or_null(question.answered_at)},
         {"answer", question.answered_at ? json(question.answer) : json()}});
  return body;
}

ApiReply IntroductionsApi::list(const ApiRequest &request, Side side) const {
  const bool mentee = side == Side::mentee;
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto envelopes = mentee ? introductions_.of_mentee(transaction, request.member_id)
                                  : introductions_.of_mentor(transaction, request.member_id);
    return page_of(context_, request, mentee ? introductions_path : requests_path,
                   envelopes.size(), [&](std::size_t at) {
                     return envelope_json(transaction, envelopes[at], side);
                   });
  });
}

std::optional<Introduction> IntroductionsApi::find(const ApiRequest &request, Side side) const {
  const auto id = Id::parse(request.parameters.first("introduction"));
  if (!id) return std::nullopt;
  auto found = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.find(transaction, *id);
  });
  if (!found) return std::nullopt;
  const auto &envelope = found->envelope;
  const auto &owner = side == Side::mentee ? envelope.mentee_id : envelope.mentor_id;
  return owner == request.member_id ? std::move(found) : std::nullopt;
}

ApiReply IntroductionsApi::show(const ApiRequest &request, Side side) const {
  const auto introduction = find(request, side);
  if (!introduction) return ApiNotThere{};
  return shown(request, introduction->envelope.id, side, 200);
}

ApiReply IntroductionsApi::shown(const ApiRequest &request, const Id &introduction_id, Side side,
                                 unsigned status) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    const auto introduction = introductions_.find(transaction, introduction_id);
    auto reply = answer(content_json(transaction, introduction.value(), side), status);
    reply.etag = std::to_string(introduction->envelope.version);
    return ApiReply{std::move(reply)};
  });
}

std::string IntroductionsApi::name_of(const ApiRequest &request, const Id &member_id) const {
  const auto member = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return members_.find(transaction, member_id);
  });
  return member ? member->full_name() : "";
}

// ---- Refusals, in the words of the pages ----

ApiProblem IntroductionsApi::refused(const ApiRequest &request,
                                     const introductions::Refused &refused, Side side,
                                     const std::string &mentor_name, const char *field) const {
  const auto words = side == Side::mentee
                         ? introductions::say_to_mentee(context_, request.language, refused,
                                                        mentor_name)
                         : introductions::say_to_mentor(context_, request.language, refused);
  if (is_about_words(refused.why)) return invalid(context_, request, {{field, words}});
  const unsigned status = refused.why == Refusal::too_many_today ? 429 : 409;
  return {status, introductions::code(refused.why), words};
}

// ---- Changing ----

ApiReply IntroductionsApi::send(const ApiRequest &request) const {
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"mentor_id", "message"}, errors);
  const auto message = text_of(context_, request, body, "message", errors);
  const auto mentor_id = Id::parse(text_of(context_, request, body, "mentor_id", errors));
  if (!mentor_id && errors.empty())
    errors.push_back({"mentor_id", say_wrong_type(context_, request)});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  // The host's word on both memberships, not an older one (FOM-01).
  members_.current(request.deadline, request.member_id);
  members_.current(request.deadline, *mentor_id);
  // A second try gets what the first one made, whatever has become of it since.
  try {
    const auto sent = run_operation(
        context_, request.operation_id, request.member_id, request.deadline,
        [&](Transaction &transaction) {
          return introductions_
              .send(transaction, request.member_id, *mentor_id, message, request.now)
              .text();
        });
    auto reply = shown(request, Id::parse(sent).value(), Side::mentee, 201);
    std::get<ApiAnswer>(reply).location = std::string(introductions_path) + "/" + sent;
    return reply;
  } catch (const introductions::RefusedError &error) {
    const auto mentor = context_.database.run(request.deadline, [&](Transaction &transaction) {
      return mentors_.find(transaction, *mentor_id);
    });
    if (is_absent(error.refused.why) || !mentor || kit::to_us(mentor->opted_in_at) == 0)
      return ApiNotThere{};
    return refused(request, error.refused, Side::mentee, name_of(request, *mentor_id), "message");
  }
}

ApiReply IntroductionsApi::once(const ApiRequest &request, const Id &introduction_id, Side side,
                                const std::function<void(Transaction &)> &change) const {
  run_operation(context_, request.operation_id, request.member_id, request.deadline,
                [&](Transaction &transaction) {
                  change(transaction);
                  return introduction_id.text();
                });
  return shown(request, introduction_id, side, 200);
}

ApiReply IntroductionsApi::withdraw(const ApiRequest &request) const {
  const auto introduction = find(request, Side::mentee);
  if (!introduction) return ApiNotThere{};
  const auto &envelope = introduction->envelope;
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body_of(request), {}, errors);
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    return once(request, envelope.id, Side::mentee, [&](Transaction &transaction) {
      introductions_.withdraw(transaction, envelope.id, request.member_id, request.now);
    });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, Side::mentee, name_of(request, envelope.mentor_id), "");
  }
}

ApiReply IntroductionsApi::reply(const ApiRequest &request) const {
  const auto introduction = find(request, Side::mentee);
  if (!introduction) return ApiNotThere{};
  const auto &envelope = introduction->envelope;
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"answer"}, errors);
  const auto words = text_of(context_, request, body, "answer", errors);
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    return once(request, envelope.id, Side::mentee, [&](Transaction &transaction) {
      introductions_.reply(transaction, envelope.id, request.member_id, words, request.now);
    });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, Side::mentee, name_of(request, envelope.mentor_id),
                   "answer");
  }
}

ApiReply IntroductionsApi::decide(const ApiRequest &request) const {
  const auto introduction = find(request, Side::mentor);
  if (!introduction) return ApiNotThere{};
  const auto &envelope = introduction->envelope;
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"answer", "note"}, errors);
  const auto note = text_of(context_, request, body, "note", errors);
  const auto choice = text_of(context_, request, body, "answer", errors);
  if (errors.empty() && choice != "accept" && choice != "decline")
    errors.push_back({"answer", context_.catalogue.say(request.language,
                                                       _("Say “accept” or “decline”."))});
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  // The host's word on both memberships, not an older one (FOM-01).
  members_.current(request.deadline, request.member_id);
  members_.current(request.deadline, envelope.mentee_id);
  using Answer = introductions::Service::Answer;
  try {
    return once(request, envelope.id, Side::mentor, [&](Transaction &transaction) {
      introductions_.answer(transaction, envelope.id, request.member_id,
                            choice == "accept" ? Answer::accept : Answer::decline, note,
                            request.now);
    });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, Side::mentor, "", "note");
  }
}

ApiReply IntroductionsApi::ask(const ApiRequest &request) const {
  const auto introduction = find(request, Side::mentor);
  if (!introduction) return ApiNotThere{};
  const auto &envelope = introduction->envelope;
  const auto body = body_of(request);
  std::vector<ApiError> errors;
  refuse_unknown(context_, request, body, {"question"}, errors);
  const auto question = text_of(context_, request, body, "question", errors);
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  try {
    return once(request, envelope.id, Side::mentor, [&](Transaction &transaction) {
      introductions_.ask(transaction, envelope.id, request.member_id, question, request.now);
    });
  } catch (const introductions::RefusedError &error) {
    return refused(request, error.refused, Side::mentor, "", "question");
  }
}

}  // namespace tandem::desks
