#include <plugin/desks/my_mentor_page.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/directory/profile_page.hpp>
#include <plugin/questionnaires/form.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;

namespace {

constexpr const char *profile_path = "/mentorship/my-profile";
constexpr const char *mentorship_path = "/mentorship";
constexpr const char *search_path = "/mentorship/mentors";

// The profile begins with <h1>, and stands below this page's own.
std::string one_level_lower(std::string html) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    const auto at = html.find(from);
    if (at != std::string::npos) html.replace(at, from.size(), to);
  };
  replace("<h1", "<h2");
  replace("</h1>", "</h2>");
  return html;
}

bool is_done(std::string_view done) {
  return done == "paused" || done == "resumed" || done == "hidden" || done == "shown";
}

}  // namespace

PageRoutes MyMentorPage::routes() {
  return {{"GET", profile_path, "account", [this](const PageRequest &r) { return show(r); }},
          {"POST", "/mentorship/my-profile/pause", "account",
           [this](const PageRequest &r) { return pause(r); }},
          {"POST", "/mentorship/my-profile/hide", "account",
           [this](const PageRequest &r) { return hide(r); }}};
}

// ---- The profile ----

MyMentorPage::Obstacles MyMentorPage::obstacles(const mentors::Mentor &mentor,
                                                const members::Member &member,
                                                kit::Date today) const {
  return {.suspended = mentor.suspended,
          .hidden = mentor.hidden,
          .lapsed = !members::is_active(member, today),
          .unacknowledged = mentor.acknowledge_by && *mentor.acknowledge_by < today,
          .paused = mentor.paused,
          .full = mentor.full};
}

PageReply MyMentorPage::show(const PageRequest &request) const {
  const auto member = members_.current(request.deadline, request.member_id);
  const auto mentor = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentors_.find(transaction, request.member_id);
  });
  TemplateDictionary dictionary("my_profile");
  const auto title = context_.catalogue.say(request.language, _("My profile as others see it"));
  const auto done = request.query.first("done");
  if (is_done(done)) dictionary.ShowSection("done_" + std::string(done));
  if (!mentor || !mentor->opted_in || !member) {
    dictionary.ShowSection("no_mentor");
  } else {
    const auto today = members_.today(request.now);
    const auto why = obstacles(*mentor, *member, today);
    auto &part = *dictionary.AddSectionDictionary("mentor");
    part.ShowSection(why.any() ? "not_listed" : "listed");
    for (const auto &[is_so, name] :
         {std::pair{why.suspended, "suspended"}, {why.hidden, "hidden"}, {why.lapsed, "lapsed"},
          {why.unacknowledged, "unacknowledged"}, {why.paused, "paused"}, {why.full, "full"}})
      if (is_so) part.ShowSection(name);
    if (mentor->acknowledge_by && !why.unacknowledged)
      part.AddSectionDictionary("acknowledge_soon")
          ->SetValue("last_day", kit::long_date(request.language, *mentor->acknowledge_by));
    const auto as = request.query.first("as");
    const auto audience = as == "connected" ? Audience::connected
                          : as == "staff"   ? Audience::staff
                                            : Audience::member;
    part.ShowSection(audience == Audience::connected ? "as_connected"
                     : audience == Audience::staff   ? "as_staff"
                                                     : "as_member");
    part.SetValue("preview", preview(request, *mentor, *member, audience));
    part.SetValue("switches", render_switches(context_, request, *mentor));
  }
  return {Page{200, title,
               context_.templates.render("desks/my_profile.html.tpl", request.language,
                                         dictionary)}};
}

std::string MyMentorPage::preview(const PageRequest &request, const mentors::Mentor &mentor,
                                  const members::Member &member, Audience audience) const {
  if (audience == Audience::staff) return for_staff(request, mentor, member);
  directory::ProfileView view{
      .language = request.language, .own = audience == Audience::member, .back = search_path};
  if (audience == Audience::connected)
    view.contact = directory::Contact{directory::Contact::State::connected, request.now,
                                      mentorship_path};
  auto html = one_level_lower(directory::render_profile(
      context_, directory_.criteria(), catalog_.mentor(),
      directory::as_listed(mentor, member, catalog_.mentor()), view));
  if (audience == Audience::member) return html;
  TemplateDictionary contact("contact");
  contact.SetValue("name", member.full_name());
  contact.SetValue("address", member.email);
  return context_.templates.render("desks/my_contact.html.tpl", request.language, contact) + html;
}

// Every answer, whatever its audience: staff alone use those that are for matching only.
std::string MyMentorPage::for_staff(const PageRequest &request, const mentors::Mentor &mentor,
                                    const members::Member &member) const {
  TemplateDictionary dictionary("for_staff");
  dictionary.SetValue("name", member.full_name());
  questionnaires::fill_answers(
      dictionary, questionnaires::shown_answers(catalog_.mentor(), mentor.sheet,
                                                questionnaires::Identity::own, request.language));
  return context_.templates.render("desks/my_profile_for_staff.html.tpl", request.language,
                                   dictionary);
}

// ---- The switches ----

std::string render_switches(const Context &context, const PageRequest &request,
                            const mentors::Mentor &mentor) {
  TemplateDictionary dictionary("switches");
  const auto form = [&](const char *section) {
    auto &part = *dictionary.AddSectionDictionary(section);
    part.SetValue("csrf", request.csrf_token);
    part.SetValue("operation", context.make_id().text());
  };
  form(mentor.paused ? "resume" : "pause");
  form(mentor.hidden ? "show" : "hide");
  return context.templates.render("desks/mentor_switches.html.tpl", request.language, dictionary);
}

PageReply MyMentorPage::pause(const PageRequest &request) const {
  return throw_switch(request, "paused", "resumed", [&](Transaction &transaction, bool on) {
    return mentors_.set_paused(transaction, request.member_id, on, "my_profile");
  });
}

PageReply MyMentorPage::hide(const PageRequest &request) const {
  return throw_switch(request, "hidden", "shown", [&](Transaction &transaction, bool on) {
    return mentors_.set_hidden(transaction, request.member_id, on);
  });
}

// A switch that came incomplete, or from whoever is no mentor, changes nothing: the page says how
// things stand.
PageReply MyMentorPage::throw_switch(
    const PageRequest &request, const char *done_on, const char *done_off,
    const std::function<bool(Transaction &, bool)> &change) const {
  const auto operation = operation_of(request);
  const auto on = request.fields.first("on");
  if (!operation || request.switches_language() || (on != "1" && on != "0"))
    return {Redirect{profile_path}};
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        const bool is_mentor = change(transaction, on == "1");
        if (!is_mentor) return std::string(profile_path);
        return std::string(profile_path) + "?done=" + (on == "1" ? done_on : done_off);
      })}};
}

}  // namespace tandem::desks
