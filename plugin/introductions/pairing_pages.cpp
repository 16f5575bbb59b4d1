#include <plugin/introductions/pairing_pages.hpp>

#include <array>
#include <charconv>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/introductions/view.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::introductions {

using ctemplate::TemplateDictionary;

namespace {

// The parts of an agreement, by the names of their fields.
constexpr std::array<std::pair<const char *, std::string Agreement::*>, 4> parts{{
    {"availability", &Agreement::availability},
    {"frequency", &Agreement::frequency},
    {"form", &Agreement::form},
    {"length", &Agreement::length},
}};

Agreement typed_agreement(const PageRequest &request) {
  Agreement agreement;
  const auto version = request.fields.first("version");
  std::from_chars(version.data(), version.data() + version.size(), agreement.version);
  for (const auto &[field, part] : parts)
    agreement.*part = std::string(request.fields.first(field));
  return agreement;
}

bool is_blank(const Agreement &agreement) {
  for (const auto &[field, part] : parts)
    if (!(agreement.*part).empty()) return false;
  return true;
}

void fill_agreement(TemplateDictionary &dictionary, const Agreement &agreement) {
  for (const auto &[field, part] : parts) {
    const bool noted = !(agreement.*part).empty();
    dictionary.ShowSection(std::string(noted ? "has_" : "no_") + field);
    fill_lines(dictionary, std::string("kept_") + field, agreement.*part);
  }
}

// Ended, or paused while a membership is over, or active (FACTS 1.6, FOM-20).
const char *standing_of(const Pairing &pairing, bool both_active) {
  if (pairing.ending) return "ended";
  return both_active ? "active" : "paused";
}

void fill_ending(TemplateDictionary &dictionary, const Context &context, const Pairing &pairing,
                 const Id &reader_id, Language language) {
  const auto &ending = *pairing.ending;
  auto &section = *dictionary.AddSectionDictionary("ending");
  section.SetValue("ended_date", long_date(context, language, ending.at));
  section.ShowSection(ending.by.is_none()      ? "without_reason"
                      : ending.by == reader_id ? "by_me"
                                               : "by_other");
  if (!ending.farewell.empty())
    fill_lines(*section.AddSectionDictionary("has_farewell"), "farewell", ending.farewell);
}

}  // namespace

PageRoutes PairingPages::routes() {
  constexpr const char *one = "/mentorship/pairings/{pairing}";
  constexpr const char *ending = "/mentorship/pairings/{pairing}/end";
  return {{"GET", one, "account", [this](const PageRequest &r) { return show(r); }},
          {"POST", "/mentorship/pairings/{pairing}/agreement", "account",
           [this](const PageRequest &r) { return save(r); }},
          {"GET", ending, "account", [this](const PageRequest &r) { return ask_to_end(r); }},
          {"POST", ending, "account", [this](const PageRequest &r) { return end(r); }}};
}

std::optional<PairingPages::View> PairingPages::view_of(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("pairing"));
  if (!id) return std::nullopt;
  return context_.database.run(
      request.deadline, [&](Transaction &transaction) -> std::optional<View> {
        auto pairing = introductions_.pairings().find(transaction, *id);
        if (!pairing) return std::nullopt;
        const bool as_mentee = pairing->mentee_id == request.member_id;
        if (!as_mentee && pairing->mentor_id != request.member_id) return std::nullopt;
        auto introduction = introductions_.find(transaction, pairing->introduction_id);
        const auto people =
            people_of(transaction, members_, pairing->mentee_id, pairing->mentor_id);
        View view{std::move(*pairing), std::move(introduction), as_mentee,
                  as_mentee ? people.mentee : people.mentor,
                  as_mentee ? people.mentor : people.mentee, {}};
        // What is left in place of a name that was erased is in both languages.
        if (!as_mentee && view.introduction && !view.other.gone)
          view.other_name = name_of_mentee(*view.introduction);
        if (view.other_name.empty() && !view.other.gone)
          view.other_name = kit::header_text(view.other.full_name());
        if (view.other_name.empty())
          view.other_name = context_.catalogue.say(request.language, _("a former member"));
        return view;
      });
}

// ---- What they agree on ----

PageReply PairingPages::show(const PageRequest &request) const {
  const auto view = view_of(request);
  return view ? pairing_page(request, *view, {}) : PageReply{NotThere{}};
}

PageReply PairingPages::save(const PageRequest &request) const {
  const auto view = view_of(request);
  if (!view) return {NotThere{}};
  Typed typed{.agreement = typed_agreement(request)};
  if (request.switches_language()) return pairing_page(request, *view, typed);
  for (const auto &[field, part] : parts) {
    const auto read = read_agreement_part((*typed.agreement).*part);
    if (const auto *why = std::get_if<Refusal>(&read))
      typed.errors.push_back({field, say_of_pairing(context_, request.language, *why, "")});
  }
  const auto operation = operation_of(request);
  if (!operation)
    typed.errors.push_back(
        {"", context_.catalogue.say(request.language, _("This form was incomplete when it reached "
                                                        "us. Please send it again."))});
  if (typed.errors.empty()) return save_once(request, *view, *operation, std::move(typed));
  typed.status = 422;
  return pairing_page(request, *view, typed);
}

PageReply PairingPages::save_once(const PageRequest &request, const View &view,
                                  const Id &operation, Typed typed) const {
  const auto path = pairing_path_of(view.pairing.id);
  try {
    return {Redirect{run_operation(
        context_, operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          introductions_.pairings().agree(transaction, view.pairing.id, request.member_id,
                                          *typed.agreement, request.now);
          return path + "?saved=1";
        })}};
  } catch (const RefusedError &error) {
    typed.status = 409;
    typed.changed_meanwhile = error.refused.why == Refusal::agreement_changed;
    typed.errors = {
        {"", say_of_pairing(context_, request.language, error.refused.why, view.other_name)}};
    return pairing_page(request, view_of(request).value_or(view), typed);
  }
}

PageReply PairingPages::pairing_page(const PageRequest &request, const View &view,
                                     const Typed &typed) const {
  const auto &pairing = view.pairing;
  const auto &language = request.language;
  TemplateDictionary dictionary("pairing");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  for (const auto &[anchor, message] : typed.errors) errors.push_back({anchor, message});
  fill_errors(dictionary, errors);
  dictionary.SetValue("other_name", view.other_name);
  dictionary.SetValue("other_id", view.other.id.text());
  dictionary.SetValue("began_date", long_date(context_, language, pairing.began_at));
  dictionary.SetValue("path", pairing_path_of(pairing.id));
  dictionary.SetValue("introduction_path", view.as_mentee ? path_of(pairing.introduction_id)
                                                          : request_path_of(
                                                                pairing.introduction_id));
  dictionary.SetValue("limit", kit::whole_number(language, agreement_limit));
  dictionary.SetValue("support_email", context_.program.text("support_email", language));
  dictionary.ShowSection(view.as_mentee ? "as_mentee" : "as_mentor");

  const auto today = members_.today(request.now);
  const bool mine = members::is_active(view.me, today);
  const bool theirs = members::is_active(view.other, today);
  dictionary.ShowSection(standing_of(pairing, mine && theirs));
  if (!pairing.ending) dictionary.ShowSection("standing");
  if (!pairing.ending && !mine) dictionary.ShowSection("my_membership_over");
  if (!pairing.ending && mine && !theirs) dictionary.ShowSection("their_membership_over");
  if (pairing.ending) {
    fill_ending(dictionary, context_, pairing, request.member_id, language);
  } else if (view.other.gone) {
    dictionary.ShowSection("gone");
  } else if (shares_contact(view.other, today, context_.program.number("lapse_grace_days"))) {
    dictionary.SetValueAndShowSection("address", view.other.email, "contact");
  } else {
    dictionary.ShowSection("contact_over");
  }
  const std::string goals(view.introduction ? view.introduction->profile.value("goals") : "");
  if (!goals.empty()) fill_lines(*dictionary.AddSectionDictionary("has_goals"), "goals", goals);

  fill_agreement(dictionary, pairing.agreement);
  const auto &shown = typed.agreement ? *typed.agreement : pairing.agreement;
  for (const auto &[field, part] : parts) dictionary.SetValue(field, shown.*part);
  // What is saved next replaces what the page shows as standing now.
  const auto version = typed.agreement && !typed.changed_meanwhile ? typed.agreement->version
                                                                   : pairing.agreement.version;
  dictionary.SetValue("version", std::to_string(version));
  if (pairing.agreement.at) {
    auto &last = *dictionary.AddSectionDictionary("agreed");
    last.SetValue("agreed_date", long_date(context_, language, *pairing.agreement.at));
    last.ShowSection(pairing.agreement.by == request.member_id ? "agreed_by_me"
                                                               : "agreed_by_other");
  }
  dictionary.ShowSection(is_blank(pairing.agreement) ? "nothing_agreed" : "something_agreed");
  if (typed.changed_meanwhile) dictionary.ShowSection("changed_meanwhile");
  if (request.query.first("saved") == "1") dictionary.ShowSection("just_saved");
  return {Page{
      typed.status, context_.catalogue.say(language, _("My mentorship")),
      context_.templates.render("introductions/pairing.html.tpl", language, dictionary)}};
}

// ---- The end ----

PageReply PairingPages::ask_to_end(const PageRequest &request) const {
  const auto view = view_of(request);
  if (!view) return {NotThere{}};
  if (view->pairing.ending) return {Redirect{pairing_path_of(view->pairing.id)}};
  return ending_page(request, *view, {});
}

PageReply PairingPages::end(const PageRequest &request) const {
  const auto view = view_of(request);
  if (!view) return {NotThere{}};
  Typed typed{.farewell = std::string(request.fields.first("farewell")),
              .tell_staff = request.fields.first("tell_staff") == "1"};
  if (request.switches_language()) return ending_page(request, *view, typed);
  if (const auto operation = operation_of(request))
    return end_once(request, *view, *operation, std::move(typed));
  typed.status = 422;
  typed.errors = {
      {"", context_.catalogue.say(request.language, _("This form was incomplete when it reached "
                                                      "us. Please send it again."))}};
  return ending_page(request, *view, typed);
}

PageReply PairingPages::end_once(const PageRequest &request, const View &view,
                                 const Id &operation, Typed typed) const {
  const auto path = pairing_path_of(view.pairing.id);
  try {
    return {Redirect{run_operation(
        context_, operation, request.member_id, request.deadline, [&](Transaction &transaction) {
          introductions_.pairings().end(transaction, view.pairing.id, request.member_id,
                                        {typed.farewell, typed.tell_staff}, request.now);
          return path;
        })}};
  } catch (const RefusedError &error) {
    const auto why = error.refused.why;
    const bool about_words = why == Refusal::note_too_long || why == Refusal::note_malformed;
    typed.status = about_words ? 422 : 409;
    typed.errors = {{about_words ? "farewell" : "",
                     say_of_pairing(context_, request.language, why, view.other_name)}};
    return ending_page(request, view_of(request).value_or(view), typed);
  }
}

PageReply PairingPages::ending_page(const PageRequest &request, const View &view,
                                    const Typed &typed) const {
  TemplateDictionary dictionary("end_pairing");
  fill_form(dictionary, context_, request);
  std::vector<ShownError> errors;
  for (const auto &[anchor, message] : typed.errors) errors.push_back({anchor, message});
  fill_errors(dictionary, errors);
  dictionary.SetValue("other_name", view.other_name);
  dictionary.SetValue("path", pairing_path_of(view.pairing.id));
  dictionary.SetValue("farewell", typed.farewell);
  dictionary.SetValue("limit", kit::whole_number(request.language, note_limit));
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  dictionary.ShowSection(view.as_mentee ? "as_mentee" : "as_mentor");
  dictionary.ShowSection(view.pairing.ending ? "over" : "standing");
  if (typed.tell_staff) dictionary.ShowSection("staff_chosen");
  if (view.pairing.ending && !typed.farewell.empty())
    fill_lines(*dictionary.AddSectionDictionary("typed_farewell"), "typed", typed.farewell);
  return {Page{typed.status, context_.catalogue.say(request.language, _("End this mentorship")),
               context_.templates.render("introductions/end_pairing.html.tpl", request.language,
                                         dictionary)}};
}

}  // namespace tandem::introductions
