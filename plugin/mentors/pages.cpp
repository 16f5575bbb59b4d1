#include <plugin/mentors/pages.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/operations.hpp>

namespace tandem::mentors {

using ctemplate::TemplateDictionary;

namespace {

constexpr std::chrono::minutes visit_time{30};
constexpr const char *cookie_name = "tandem_presence";
constexpr const char *presence_path = "/mentorship/presence";
constexpr const char *acknowledgement_path = "/mentorship/acknowledgement";

// Only to pages of the program: what stands in an address may come from anybody.
std::string next_of(std::string_view asked) {
  const bool ours = asked.starts_with("/mentorship/") || asked == "/account/profile";
  const bool plain = asked.size() < 200 && asked.find_first_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/") ==
      std::string_view::npos;
  return ours && plain ? std::string(asked) : std::string();
}

}  // namespace

PageRoutes Pages::routes() {
  return {{"GET", acknowledgement_path, "account",
           [this](const PageRequest &r) { return ask(r); }},
          {"POST", acknowledgement_path, "account",
           [this](const PageRequest &r) { return agree(r); }},
          {"GET", "/mentorship/presence/{token}", "link",
           [this](const PageRequest &r) { return exchange(r); }},
          {"GET", presence_path, "link", [this](const PageRequest &r) { return presence(r); }},
          {"POST", presence_path, "link", [this](const PageRequest &r) { return say(r); }}};
}

// ---- Documents to acknowledge ----

Acknowledgement::Question Pages::question(const PageRequest &request) const {
  members_.current(request.deadline, request.member_id);
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return acknowledgement_.question(transaction, request.member_id);
  });
}

PageReply Pages::ask(const PageRequest &request) const {
  return asked(request, question(request), {});
}

PageReply Pages::asked(const PageRequest &request, const Acknowledgement::Question &question,
                       const std::vector<ShownError> &errors) const {
  TemplateDictionary dictionary("acknowledge");
  fill_form(dictionary, context_, request);
  fill_errors(dictionary, errors);
  const bool posted = request.fields.has("next");
  const auto next = next_of(posted ? request.fields.first("next") : request.query.first("next"));
  dictionary.SetValue("next", next);
  if (question.missing.any()) {
    auto &missing = *dictionary.AddSectionDictionary("missing");
    missing.SetValue("boxes", acknowledgement_.html(question, request.fields, errors,
                                                    request.language));
    missing.SetValue("last_day", kit::long_date(request.language, *question.listed_until));
    const bool over = members_.today(request.now) > *question.listed_until;
    missing.ShowSection(over ? "over" : "still_listed");
  } else {
    auto &nothing = *dictionary.AddSectionDictionary("nothing");
    if (!next.empty()) nothing.SetValueAndShowSection("next", next, "go_on");
  }
  return {Page{errors.empty() ? 200u : 422u,
               context_.catalogue.say(request.language, _("Documents to confirm")),
               context_.templates.render("mentors/acknowledge.html.tpl", request.language,
                                         dictionary)}};
}

PageReply Pages::agree(const PageRequest &request) const {
  const auto asked_now = question(request);
  if (request.switches_language()) return asked(request, asked_now, {});
  auto errors = acknowledgement_.check(asked_now, request.fields, request.language);
  const auto operation = operation_of(request);
  if (!operation)
    errors.push_back({"", context_.catalogue.say(request.language,
        _("This form was incomplete when it reached us. Please send it again."))});
  if (!errors.empty()) return asked(request, asked_now, errors);
  const auto next = next_of(request.fields.first("next"));
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        acknowledgement_.record(transaction, request.member_id, asked_now, request.fields,
                                request.language);
        return next.empty() ? std::string(acknowledgement_path) : next;
      })}};
}

// ---- Still there? ----

PageReply Pages::exchange(const PageRequest &request) const {
  const auto link = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return find_link(transaction, context_, presence_purpose, request.parameters.first("token"));
  });
  if (!link) return dead_link(request);
  const Instant until = request.now + visit_time;
  return {Redirect{presence_path},
          {{cookie_name, link_cookie(context_, *link, until), presence_path,
            std::chrono::seconds(visit_time).count()}}};
}

std::optional<Id> Pages::mentor_of(const PageRequest &request) const {
  const auto link = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return link_of_cookie(transaction, context_, presence_purpose,
                          request.cookies.first(cookie_name));
  });
  if (link) return link->member_id;
  if (request.member_id.is_none()) return std::nullopt;
  return request.member_id;
}

PageReply Pages::presence(const PageRequest &request) const {
  const auto mentor_id = mentor_of(request);
  return mentor_id ? presence_page(request, *mentor_id, {}) : dead_link(request);
}

PageReply Pages::presence_page(const PageRequest &request, const Id &mentor_id,
                               const std::vector<ShownError> &errors) const {
  const auto [mentor, until] =
      context_.database.run(request.deadline, [&](Transaction &transaction) {
        return std::pair(mentors_.find(transaction, mentor_id),
                         mentors_.asked_until(transaction, mentor_id));
      });
  TemplateDictionary dictionary("presence");
  fill_form(dictionary, context_, request);
  fill_errors(dictionary, errors);
  if (!mentor || !mentor->opted_in) {
    dictionary.ShowSection("no_mentor");
  } else if (mentor->paused) {
    dictionary.ShowSection("paused");
  } else if (until) {
    dictionary.AddSectionDictionary("asked")->SetValue(
        "last_day", long_date(context_, request.language, *until));
  } else {
    dictionary.ShowSection("here");
  }
  return {Page{errors.empty() ? 200u : 422u,
               context_.catalogue.say(request.language, _("Are you still there?")),
               context_.templates.render("mentors/presence.html.tpl", request.language,
                                         dictionary)}};
}

// Either answer ends the link: the page after it is shown by a redirect that carries the answer.
PageReply Pages::say(const PageRequest &request) const {
  const auto mentor_id = mentor_of(request);
  if (!mentor_id) return dead_link(request);
  if (request.switches_language()) return presence_page(request, *mentor_id, {});
  const auto answer = request.fields.first("answer");
  const auto operation = operation_of(request);
  if ((answer != "here" && answer != "pause") || !operation) {
    return presence_page(request, *mentor_id,
                         {{"answer", context_.catalogue.say(request.language,
                             _("Choose whether you are still here or take a pause."))}});
  }
  run_operation(context_, *operation, *mentor_id, request.deadline,
                [&](Transaction &transaction) -> std::string {
                  mentors_.request_answered(transaction, *mentor_id);
                  if (answer == "pause")
                    mentors_.set_paused(transaction, *mentor_id, true, "presence");
                  return presence_path;
                });
  return {Redirect{std::string(presence_path) + "?done=" + std::string(answer)}};
}

// The link is spent once it was answered: its holder is thanked, whoever else is told nothing.
PageReply Pages::dead_link(const PageRequest &request) const {
  TemplateDictionary dictionary("presence_over");
  const auto done = request.query.first("done");
  const bool thanked = done == "here" || done == "pause";
  dictionary.ShowSection(thanked ? "thanks" : "dead");
  if (thanked) dictionary.ShowSection(done == "here" ? "stays" : "pauses");
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  return {Page{thanked ? 200u : 410u,
               context_.catalogue.say(
                   request.language,
                   thanked ? _("Thank you") : _("This link does not work any more")),
               context_.templates.render("mentors/presence_over.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::mentors
