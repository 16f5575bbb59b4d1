#include <plugin/introductions/pages.hpp>

#include <algorithm>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/introductions/view.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::introductions {

using ctemplate::TemplateDictionary;

namespace {

bool is_about_message(Refusal refusal) {
  return refusal == Refusal::message_empty || refusal == Refusal::message_too_long ||
         refusal == Refusal::message_malformed;
}

unsigned status_of(Refusal refusal) {
  if (is_about_message(refusal)) return 422;
  return refusal == Refusal::too_many_today ? 429 : 409;
}

// Whoever is not in the program is not there, for whoever did not have the page open already.
bool is_absent(const std::optional<Refused> &refused) {
  return refused &&
         (refused->why == Refusal::mentor_left || refused->why == Refusal::not_available ||
          refused->why == Refusal::not_active_mentor);
}

}  // namespace

PageRoutes Pages::routes() {
  constexpr const char *writing = "/mentorship/mentors/{mentor}/introduction";
  constexpr const char *one = "/mentorship/introductions/{introduction}";
  PageRoutes routes = {
      {"GET", writing, "member", [this](const PageRequest &r) { return write(r); }},
      {"POST", writing, "member", [this](const PageRequest &r) { return send(r); }},
      {"GET", one, "account", [this](const PageRequest &r) { return view(r); }},
      {"POST", "/mentorship/introductions/{introduction}/withdraw", "account",
       [this](const PageRequest &r) { return withdraw(r); }},
      {"POST", "/mentorship/introductions/{introduction}/reply", "account",
       [this](const PageRequest &r) { return reply(r); }}};
  for (auto &more : {answer_pages_.routes(), pairing_pages_.routes()})
    for (auto &route : more) routes.push_back(route);
  return routes;
}

// ---- Writing ----

Pages::Situation Pages::situation_of(const PageRequest &request, const Id &mentor_id) const {
  // The host's word on both memberships, not an older one (FOM-01).
  members_.current(request.deadline, request.member_id);
  members_.current(request.deadline, mentor_id);
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    Situation situation;
    situation.mentor_id = mentor_id;
    const auto mentor = mentors_.find(transaction, mentor_id);
    const auto member = members_.find(transaction, mentor_id);
    situation.is_mentor = mentor && member && kit::to_us(mentor->opted_in_at) > 0;
    situation.refused =
        introductions_.why_not(transaction, request.member_id, mentor_id, request.now);
    // Who has left is not named any more, whoever still has the page open.
    situation.mentor_name = member && !is_absent(situation.refused)
                                ? member->full_name()
                                : context_.catalogue.say(request.language, _("this mentor"));
    situation.places = introductions_.places(transaction, request.member_id);
    situation.profile = mentees_.snapshot(transaction, request.member_id);
    return situation;
  });
}

PageReply Pages::write(const PageRequest &request) const {
  const auto mentor_id = Id::parse(request.parameters.first("mentor"));
  if (!mentor_id) return {NotThere{}};
  const auto situation = situation_of(request, *mentor_id);
  if (!situation.is_mentor || is_absent(situation.refused)) return {NotThere{}};
  if (!situation.refused) return writing_page(request, situation, {});
  if (situation.refused->why == Refusal::profile_incomplete)
    return {Redirect{"/mentorship/profile?for=" + mentor_id->text()}};
  return refused_page(request, situation);
}

PageReply Pages::send(const PageRequest &request) const {
  const auto mentor_id = Id::parse(request.parameters.first("mentor"));
  if (!mentor_id) return {NotThere{}};
  const auto situation = situation_of(request, *mentor_id);
  if (!situation.is_mentor) return {NotThere{}};
  Typed typed{.message = std::string(request.fields.first("message"))};
  if (request.switches_language()) return writing_page(request, situation, typed);
  return send_once(request, situation, std::move(typed));
}

PageReply Pages::send_once(const PageRequest &request, const Situation &situation,
                           Typed typed) const {
  const auto operation = operation_of(request);
  if (!operation) {
    typed.status = 422;
    typed.without_operation = true;
    return writing_page(request, situation, typed);
  }
  try {
    return {Redirect{run_operation(
        context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          const auto id = introductions_.send(transaction, request.member_id, situation.mentor_id,
                                              typed.message, request.now);
          return path_of(id) + "?sent=1";
        })}};
  } catch (const RefusedError &error) {
    typed.refused = error.refused;
    typed.status = status_of(error.refused.why);
    return writing_page(request, situation, typed);
  }
}

PageReply Pages::writing_page(const PageRequest &request, const Situation &situation,
                              const Typed &typed) const {
  const auto &catalogue = context_.catalogue;
  TemplateDictionary dictionary("write");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  if (typed.refused)
    errors.push_back(
        {is_about_message(typed.refused->why) ? "message" : "",
         say_to_mentee(context_, request.language, *typed.refused, situation.mentor_name)});
  if (typed.without_operation)
    errors.push_back(
        {"", catalogue.say(request.language, _("This form was incomplete when it reached us. "
                                               "Please send it again."))});
  fill_errors(dictionary, errors);
  dictionary.SetValue("mentor_id", situation.mentor_id.text());
  dictionary.SetValue("mentor_name", situation.mentor_name);
  dictionary.SetValue("message", typed.message);
  dictionary.SetValue("limit", kit::whole_number(request.language, message_limit));
  dictionary.SetValue("expiry_days", std::to_string(context_.program.number("expiry_days")));
  const auto left = std::max<std::int64_t>(situation.places.all - situation.places.taken, 0);
  dictionary.SetValue(
      "places", catalogue.say(request.language,
                              _n("You can have {all} introductions open at a time: {n} more now.",
                                 "You can have {all} introductions open at a time: {n} more now."),
                              left, {{"all", std::to_string(situation.places.all)}}));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  if (situation.profile) {
    questionnaires::fill_answers(
        dictionary, questionnaires::shown_answers(catalog_.mentee(), *situation.profile,
                                                  questionnaires::Identity::leave_out,
                                                  request.language));
  }
  return {Page{
      typed.status, catalogue.say(request.language, _("Write an introduction")),
      context_.templates.render("introductions/write.html.tpl", request.language, dictionary)}};
}

PageReply Pages::refused_page(const PageRequest &request, const Situation &situation) const {
  TemplateDictionary dictionary("refused");
  dictionary.SetValue("mentor_name", situation.mentor_name);
  dictionary.SetValue("reason", say_to_mentee(context_, request.language, *situation.refused,
                                              situation.mentor_name));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  return {Page{
      409, context_.catalogue.say(request.language, _("Write an introduction")),
      context_.templates.render("introductions/refused.html.tpl", request.language, dictionary)}};
}

// ---- Reading and withdrawing ----

std::optional<Introduction> Pages::find(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("introduction"));
  if (!id) return std::nullopt;
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.find(transaction, *id);
  });
}

PageReply Pages::view(const PageRequest &request) const {
  const auto introduction = find(request);
  if (!introduction) return {NotThere{}};
  const auto &envelope = introduction->envelope;
  if (envelope.mentor_id == request.member_id) return {Redirect{request_path_of(envelope.id)}};
  if (envelope.mentee_id != request.member_id) return {NotThere{}};
  return mentee_page(request, *introduction, {});
}

PageReply Pages::withdraw(const PageRequest &request) const {
  const auto introduction = find(request);
  if (!introduction || introduction->envelope.mentee_id != request.member_id) return {NotThere{}};
  const auto &id = introduction->envelope.id;
  const auto operation = operation_of(request);
  if (!operation) return {Redirect{path_of(id)}};
  try {
    return {Redirect{run_operation(
        context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          introductions_.withdraw(transaction, id, request.member_id, request.now);
          return path_of(id);
        })}};
  } catch (const RefusedError &error) {
    return mentee_page(request, find(request).value_or(*introduction),
                       {.status = 409, .refused = error.refused});
  }
}

PageReply Pages::reply(const PageRequest &request) const {
  const auto introduction = find(request);
  if (!introduction || introduction->envelope.mentee_id != request.member_id) return {NotThere{}};
  const std::string typed(request.fields.first("reply"));
  if (request.switches_language()) return mentee_page(request, *introduction, {.reply = typed});
  const auto operation = operation_of(request);
  if (operation) return reply_once(request, *introduction, *operation);
  return mentee_page(
      request, *introduction,
      {.status = 422,
       .reply = typed,
       .reply_error = context_.catalogue.say(
           request.language, _("This form was incomplete when it reached us. Please send it "
                               "again."))});
}

PageReply Pages::reply_once(const PageRequest &request, const Introduction &introduction,
                            const Id &operation) const {
  const auto &id = introduction.envelope.id;
  const std::string typed(request.fields.first("reply"));
  try {
    return {Redirect{run_operation(
        context_, operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          introductions_.reply(transaction, id, request.member_id, typed, request.now);
          return path_of(id) + "?replied=1";
        })}};
  } catch (const RefusedError &error) {
    const auto why = error.refused.why;
    const bool about_words = why == Refusal::reply_empty || why == Refusal::reply_too_long ||
                             why == Refusal::reply_malformed;
    Outcome outcome{.status = about_words ? 422u : 409u, .reply = typed};
    if (about_words)
      outcome.reply_error = say_to_mentee(context_, request.language, error.refused, "");
    else
      outcome.refused = error.refused;
    return mentee_page(request, find(request).value_or(introduction), outcome);
  }
}

PageReply Pages::mentee_page(const PageRequest &request, const Introduction &introduction,
                             const Outcome &outcome) const {
  const auto &envelope = introduction.envelope;
  const auto [mentor, pairing] =
      context_.database.run(request.deadline, [&](Transaction &transaction) {
        return std::pair(members_.find(transaction, envelope.mentor_id),
                         introductions_.pairings().of_introduction(transaction, envelope.id));
      });
  const std::string mentor_name = mentor ? mentor->full_name() : "";
  TemplateDictionary dictionary("introduction");
  fill_form(dictionary, context_, request);
  fill_introduction(dictionary, context_, catalog_, introduction, request.language);
  dictionary.SetValue("mentor_name", mentor_name);
  dictionary.SetValue("withdraw_path", path_of(envelope.id) + "/withdraw");
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  if (pairing)
    dictionary.SetValueAndShowSection("pairing_path", pairing_path_of(pairing->id), "pairing");
  if (const auto again = introductions_.may_write_again(envelope); again && *again > request.now)
    dictionary.AddSectionDictionary("waiting")->SetValue(
        "again_date", long_date(context_, request.language, *again));
  dictionary.SetValue("reply_path", path_of(envelope.id) + "/reply");
  dictionary.SetValue("reply_limit", kit::whole_number(request.language, reply_limit));
  dictionary.SetValue("reply", outcome.reply);
  if (!outcome.reply_error.empty()) fill_errors(dictionary, {{"reply", outcome.reply_error}});
  // What was typed in vain is shown once more, so that it can be copied.
  if (!outcome.reply.empty() && envelope.state != State::question_asked)
    fill_lines(*dictionary.AddSectionDictionary("typed_reply"), "typed", outcome.reply);
  if (outcome.refused)
    dictionary.SetValueAndShowSection(
        "reason", say_to_mentee(context_, request.language, *outcome.refused, mentor_name),
        "refused");
  else if (is_open(envelope.state) && request.query.first("sent") == "1")
    dictionary.ShowSection("just_sent");
  else if (envelope.state == State::sent && request.query.first("replied") == "1")
    dictionary.ShowSection("just_replied");
  return {Page{
      outcome.status, context_.catalogue.say(request.language, _("My introduction")),
      context_.templates.render("introductions/mentee.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::introductions
