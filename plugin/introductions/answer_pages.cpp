#include <plugin/introductions/answer_pages.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/introductions/view.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::introductions {

using ctemplate::TemplateDictionary;

namespace {

constexpr std::chrono::minutes visit_time{30};
constexpr const char *link_cookie_name = "tandem_link";
constexpr const char *receipt_cookie_name = "tandem_receipt";

std::optional<Id> introduction_id(const PageRequest &request) {
  return Id::parse(request.parameters.first("introduction"));
}

// What was typed in vain is shown once more, so that it can be copied.
void fill_typed_note(TemplateDictionary &dictionary, const PageRequest &request) {
  const auto note = request.fields.first("note");
  if (!note.empty())
    fill_lines(*dictionary.AddSectionDictionary("typed_note"), "typed", std::string(note));
}

bool is_about_words(Refusal why) {
  return why == Refusal::note_too_long || why == Refusal::note_malformed ||
         why == Refusal::question_empty || why == Refusal::question_too_long ||
         why == Refusal::question_malformed;
}

bool is_author(const PageRequest &request, const auto &visit) {
  return request.member_id == visit.introduction.envelope.mentee_id;
}

}  // namespace

std::optional<AnswerPages::Choice> AnswerPages::choice_of(std::string_view text) {
  if (text == "accept") return Choice::accept;
  if (text == "decline") return Choice::decline;
  if (text == "ask") return Choice::ask;
  return std::nullopt;
}

PageRoutes AnswerPages::routes() {
  constexpr const char *request_path = "/mentorship/requests/{introduction}";
  constexpr const char *answer_path = "/mentorship/answers/{introduction}";
  return {
      {"GET", "/mentorship/links/{token}", "link",
       [this](const PageRequest &r) { return exchange(r); }},
      {"GET", answer_path, "link", [this](const PageRequest &r) { return show_link(r); }},
      {"POST", answer_path, "link", [this](const PageRequest &r) { return answer_link(r); }},
      {"POST", "/mentorship/answers/{introduction}/pause", "link",
       [this](const PageRequest &r) { return pause_by_link(r); }},
      {"POST", "/mentorship/requests/{introduction}/pause", "account",
       [this](const PageRequest &r) {
         const auto visit = visit_signed_in(r);
         return visit ? pause(r, *visit) : PageReply{NotThere{}};
       }},
      {"GET", request_path, "account", [this](const PageRequest &r) { return show_signed_in(r); }},
      {"POST", request_path, "account",
       [this](const PageRequest &r) { return answer_signed_in(r); }}};
}

// ---- Through a mail link ----

PageReply AnswerPages::exchange(const PageRequest &request) const {
  const auto link = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return find_link(transaction, context_, link_purpose, request.parameters.first("token"));
  });
  if (!link) return dead_link_page(request, ended_of_token(request));
  const auto path = answer_path_of(link->subject_id);
  const Instant until = request.now + visit_time;
  const auto seconds = std::chrono::seconds(visit_time).count();
  const Receipt receipt{link->subject_id, link->member_id};
  return {Redirect{path},
          {{link_cookie_name, link_cookie(context_, *link, until), path, seconds},
           {receipt_cookie_name, receipt_cookie(context_, receipt, until), path, seconds}}};
}

std::optional<AnswerPages::Visit> AnswerPages::visit_by_link(const PageRequest &request) const {
  const auto id = introduction_id(request);
  if (!id) return std::nullopt;
  return context_.database.run(
      request.deadline, [&](Transaction &transaction) -> std::optional<Visit> {
        const auto link = link_of_cookie(transaction, context_, link_purpose,
                                         request.cookies.first(link_cookie_name));
        if (!link || link->subject_id != *id) return std::nullopt;
        auto introduction = introductions_.find(transaction, *id);
        if (!introduction || introduction->envelope.mentor_id != link->member_id)
          return std::nullopt;
        return Visit{Way::link, std::move(*introduction), link->member_id};
      });
}

std::optional<AnswerPages::Visit> AnswerPages::visit_by_receipt(const PageRequest &request) const {
  const auto id = introduction_id(request);
  const auto receipt =
      receipt_of_cookie(context_, request.cookies.first(receipt_cookie_name), request.now);
  if (!id || !receipt || receipt->introduction_id != *id) return std::nullopt;
  auto introduction = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.find(transaction, *id);
  });
  // Still open, and yet the link is dead: the address has changed. Nothing is told.
  if (!introduction || is_open(introduction->envelope.state)) return std::nullopt;
  return Visit{Way::link, std::move(*introduction), receipt->mentor_id};
}

std::optional<Introduction> AnswerPages::ended_of_token(const PageRequest &request) const {
  return context_.database.run(
      request.deadline, [&](Transaction &transaction) -> std::optional<Introduction> {
        const auto dead = find_dead_link(transaction, context_, link_purpose,
                                         request.parameters.first("token"));
        if (!dead) return std::nullopt;
        auto introduction = introductions_.find(transaction, dead->link.subject_id);
        if (!introduction || !introduction->envelope.ended_at) return std::nullopt;
        const auto &envelope = introduction->envelope;
        if (dead->dead_at < *envelope.ended_at || request.member_id == envelope.mentee_id)
          return std::nullopt;
        return introduction;
      });
}

PageReply AnswerPages::show_link(const PageRequest &request) const {
  auto visit = visit_by_link(request);
  const bool lives = visit.has_value();
  if (!lives) visit = visit_by_receipt(request);
  if (!visit) return dead_link_page(request, std::nullopt);
  if (is_author(request, *visit)) return mentors_only_page(request, *visit);
  return lives ? form_page(request, *visit, {}) : outcome_page(request, *visit, std::nullopt);
}

PageReply AnswerPages::answer_link(const PageRequest &request) const {
  auto visit = visit_by_link(request);
  if (!visit) visit = visit_by_receipt(request);
  if (!visit) return dead_link_page(request, std::nullopt);
  return is_author(request, *visit) ? mentors_only_page(request, *visit) : answer(request, *visit);
}

// ---- Signed in ----

std::optional<AnswerPages::Visit> AnswerPages::visit_signed_in(const PageRequest &request) const {
  const auto id = introduction_id(request);
  if (!id) return std::nullopt;
  auto introduction = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.find(transaction, *id);
  });
  if (!introduction || introduction->envelope.mentor_id != request.member_id) return std::nullopt;
  return Visit{Way::signed_in, std::move(*introduction), request.member_id};
}

PageReply AnswerPages::show_signed_in(const PageRequest &request) const {
  const auto visit = visit_signed_in(request);
  if (!visit) return {NotThere{}};
  if (!is_open(visit->introduction.envelope.state))
    return outcome_page(request, *visit, std::nullopt);
  return form_page(request, *visit, {});
}

PageReply AnswerPages::answer_signed_in(const PageRequest &request) const {
  const auto visit = visit_signed_in(request);
  return visit ? answer(request, *visit) : PageReply{NotThere{}};
}

// ---- The answer ----

std::string AnswerPages::path_of_visit(const Visit &visit) const {
  const auto &id = visit.introduction.envelope.id;
  return visit.way == Way::link ? answer_path_of(id) : request_path_of(id);
}

PageReply AnswerPages::answer(const PageRequest &request, const Visit &visit) const {
  Typed typed{.answer = std::string(request.fields.first("answer")),
              .note = std::string(request.fields.first("note"))};
  if (request.switches_language() && is_open(visit.introduction.envelope.state))
    return form_page(request, visit, typed);
  const auto say = [&](kit::Text text) { return context_.catalogue.say(request.language, text); };
  const auto choice = choice_of(typed.answer);
  const auto operation = operation_of(request);
  typed.status = 422;
  if (!choice) typed.errors.push_back({"answer", say(_("Choose your answer."))});
  if (!operation)
    typed.errors.push_back(
        {"", say(_("This form was incomplete when it reached us. Please send it again."))});
  if (choice == Choice::accept) {
    const auto asked = documents(request, visit);
    for (auto &error : asked.missing.any()
                           ? acknowledgement_->check(asked, request.fields, request.language)
                           : std::vector<ShownError>())
      typed.errors.push_back({std::move(error.anchor), std::move(error.message)});
  }
  if (!typed.errors.empty()) {
    if (is_open(visit.introduction.envelope.state)) return form_page(request, visit, typed);
    return outcome_page(request, visit, std::nullopt);
  }
  // The host's word on both memberships, not an older one (FOM-01).
  members_.current(request.deadline, visit.mentor_id);
  members_.current(request.deadline, visit.introduction.envelope.mentee_id);
  return answer_once(request, visit, *operation, *choice, std::move(typed));
}

PageReply AnswerPages::answer_once(const PageRequest &request, const Visit &visit,
                                   const Id &operation, Choice choice, Typed typed) const {
  const auto path = path_of_visit(visit);
  try {
    return {Redirect{run_operation(
        context_, operation, visit.mentor_id, request.deadline, [&](Transaction &transaction) {
          carry_out(transaction, request, visit, choice, typed.note);
          return path;
        })}};
  } catch (const RefusedError &error) {
    return refused(request, visit, error.refused, std::move(typed));
  }
}

void AnswerPages::carry_out(Transaction &transaction, const PageRequest &request,
                            const Visit &visit, Choice choice, const std::string &words) const {
  const auto &id = visit.introduction.envelope.id;
  if (choice == Choice::ask)
    return introductions_.ask(transaction, id, visit.mentor_id, words, request.now);
  if (choice == Choice::accept && acknowledgement_) {
    acknowledgement_->record(transaction, visit.mentor_id,
                             acknowledgement_->question(transaction, visit.mentor_id),
                             request.fields, request.language);
  }
  introductions_.answer(transaction, id, visit.mentor_id,
                        choice == Choice::accept ? Service::Answer::accept
                                                 : Service::Answer::decline,
                        words, request.now);
}

mentors::Acknowledgement::Question AnswerPages::documents(const PageRequest &request,
                                                          const Visit &visit) const {
  if (!acknowledgement_) return {};
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return acknowledgement_->question(transaction, visit.mentor_id);
  });
}

PageReply AnswerPages::pause_by_link(const PageRequest &request) const {
  const auto visit = visit_by_link(request);
  if (!visit) return dead_link_page(request, std::nullopt);
  return is_author(request, *visit) ? mentors_only_page(request, *visit) : pause(request, *visit);
}

PageReply AnswerPages::pause(const PageRequest &request, const Visit &visit) const {
  const auto operation = operation_of(request);
  const auto path = path_of_visit(visit);
  if (!operation || request.switches_language()) return {Redirect{path}};
  return {Redirect{run_operation(
      context_, *operation, visit.mentor_id, request.deadline, [&](Transaction &transaction) {
        mentors_.set_paused(transaction, visit.mentor_id, true, "answer_page");
        return path + "?paused=1";
      })}};
}

// What stands beside answering: documents that have changed, and the pause.
void AnswerPages::fill_mentor(TemplateDictionary &dictionary, const PageRequest &request,
                              const Visit &visit) const {
  const auto mentor = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentors_.find(transaction, visit.mentor_id);
  });
  if (!mentor || !mentor->opted_in) return;
  if (mentor->paused) {
    const bool just_now = request.query.first("paused") == "1";
    return dictionary.ShowSection(just_now ? "just_paused" : "is_paused");
  }
  auto &part = *dictionary.AddSectionDictionary("may_pause");
  part.SetValue("pause_operation", context_.make_id().text());
  part.SetValue("pause_path", path_of_visit(visit) + "/pause");
}

PageReply AnswerPages::refused(const PageRequest &request, const Visit &visit,
                               const Refused &refused, Typed typed) const {
  const bool about_note = is_about_words(refused.why);
  const Visit now{visit.way, latest(request, visit), visit.mentor_id};
  if (!is_open(now.introduction.envelope.state) || refused.why == Refusal::expired_before)
    return outcome_page(request, now, refused);
  typed.status = about_note ? 422 : 409;
  typed.errors = {
      {about_note ? "note" : "answer", say_to_mentor(context_, request.language, refused)}};
  return form_page(request, now, typed);
}

Introduction AnswerPages::latest(const PageRequest &request, const Visit &visit) const {
  const auto found = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.find(transaction, visit.introduction.envelope.id);
  });
  return found.value_or(visit.introduction);
}

std::vector<questionnaires::ShownAnswer> AnswerPages::identity_of(const PageRequest &request,
                                                                  const Visit &visit) const {
  if (visit.way == Way::link) return {};
  const auto profile = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentees_.find(transaction, visit.introduction.envelope.mentee_id);
  });
  if (!profile) return {};
  questionnaires::Sheet sheet = profile->sheet;
  sheet.open.clear();
  hand_on_identity(context_, request.deadline, visit.introduction.envelope, sheet, request.now);
  return questionnaires::shown_answers(catalog_.mentee(), sheet,
                                       questionnaires::Identity::shown_only, request.language);
}

PageReply AnswerPages::form_page(const PageRequest &request, const Visit &visit,
                                 const Typed &typed) const {
  TemplateDictionary dictionary("answer");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  for (const auto &[anchor, message] : typed.errors) errors.push_back({anchor, message});
  fill_errors(dictionary, errors);
  fill_introduction(dictionary, context_, catalog_, visit.introduction, request.language);
  dictionary.SetValue("path", path_of_visit(visit));
  dictionary.SetValue("note", typed.note);
  dictionary.SetValue("limit", kit::whole_number(request.language, note_limit));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  if (choice_of(typed.answer)) dictionary.ShowSection(typed.answer + "_chosen");
  const auto &envelope = visit.introduction.envelope;
  dictionary.ShowSection(may_ask(envelope) ? "may_ask" : "no_asking");
  if (introductions_.is_full(visit.mentor_id, request.deadline))
    dictionary.ShowSection("at_capacity");
  const auto asked = documents(request, visit);
  if (asked.missing.any())
    dictionary.SetValueAndShowSection(
        "boxes", acknowledgement_->html(asked, request.fields, errors, request.language),
        "documents_changed");
  fill_mentor(dictionary, request, visit);
  const auto identity = identity_of(request, visit);
  if (!identity.empty()) {
    questionnaires::fill_answers(*dictionary.AddSectionDictionary("identity"), identity,
                                 "identity_answers");
  }
  if (visit.way == Way::signed_in) {
    dictionary.ShowSection("signed_in");
  } else {
    auto &by_link = *dictionary.AddSectionDictionary("by_link");
    by_link.SetValue("mentor_name", name_of_mentor(request, visit));
    const bool other = !request.member_id.is_none() && request.member_id != visit.mentor_id;
    by_link.ShowSection(other ? "somebody_else" : "for_mentor");
  }
  return {Page{
      typed.status, context_.catalogue.say(request.language, _("Answer an introduction")),
      context_.templates.render("introductions/answer.html.tpl", request.language, dictionary)}};
}

PageReply AnswerPages::outcome_page(const PageRequest &request, const Visit &visit,
                                    const std::optional<Refused> &not_recorded) const {
  TemplateDictionary dictionary("outcome");
  const auto &introduction = visit.introduction;
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  if (not_recorded)
    dictionary.SetValueAndShowSection(
        "reason", say_to_mentor(context_, request.language, *not_recorded), "not_recorded");
  // Whoever came through a link that has died is told the outcome, and no contents.
  fill_introduction(dictionary, context_, catalog_, introduction, request.language);
  fill_typed_note(dictionary, request);
  if (visit.way == Way::signed_in) dictionary.ShowSection("signed_in");
  const auto pairing = pairing_of(request, introduction.envelope.id);
  if (pairing && visit.way == Way::signed_in)
    dictionary.SetValueAndShowSection("pairing_path", pairing_path_of(pairing->id), "pairing");
  return {Page{
      not_recorded ? 409u : 200u,
      context_.catalogue.say(request.language, _("Introduction answered")),
      context_.templates.render("introductions/outcome.html.tpl", request.language, dictionary)}};
}

std::optional<Pairing> AnswerPages::pairing_of(const PageRequest &request,
                                               const Id &introduction_id) const {
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return introductions_.pairings().of_introduction(transaction, introduction_id);
  });
}

std::string AnswerPages::name_of_mentor(const PageRequest &request, const Visit &visit) const {
  const auto mentor = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return members_.find(transaction, visit.mentor_id);
  });
  return mentor ? kit::header_text(mentor->full_name()) : "";
}

PageReply AnswerPages::mentors_only_page(const PageRequest &request, const Visit &visit) const {
  TemplateDictionary dictionary("mentors_only");
  dictionary.SetValue("mentor_name", name_of_mentor(request, visit));
  dictionary.SetValue("path", path_of(visit.introduction.envelope.id));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  return {Page{409, context_.catalogue.say(request.language, _("This link is for the mentor")),
               context_.templates.render("introductions/mentors_only.html.tpl", request.language,
                                         dictionary)}};
}

PageReply AnswerPages::dead_link_page(const PageRequest &request,
                                      const std::optional<Introduction> &ended) const {
  TemplateDictionary dictionary("dead_link");
  if (ended) {
    auto &section = *dictionary.AddSectionDictionary("ended");
    section.ShowSection(code(ended->envelope.state));
    section.SetValue("ended_date",
                     long_date(context_, request.language, *ended->envelope.ended_at));
  } else {
    dictionary.ShowSection("unknown");
  }
  fill_typed_note(dictionary, request);
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  return {Page{
      410, context_.catalogue.say(request.language, _("This link does not work any more")),
      context_.templates.render("introductions/dead_link.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::introductions
