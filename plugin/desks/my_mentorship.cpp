#include <plugin/desks/my_mentorship.hpp>

#include <algorithm>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/desks/my_mentor_page.hpp>
#include <plugin/introductions/rules.hpp>
#include <plugin/introductions/view.hpp>
#include <plugin/introductions/words.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;
using introductions::Envelope;

namespace {

// Of what is over, the newest are enough.
constexpr std::size_t past_limit = 20;

}  // namespace

PageRoutes MyMentorship::routes() {
  return {{"GET", "/mentorship", "account", [this](const PageRequest &r) { return show(r); }}};
}

// ---- Reading ----

MyMentorship::Desk MyMentorship::read(Transaction &transaction, const PageRequest &request) const {
  const auto &id = request.member_id;
  const auto member = members_.find(transaction, id);
  return {.active = member && members::is_active(*member, members_.today(request.now)),
          .profile_complete = mentees_.is_complete(transaction, id),
          .mentor = mentors_.find(transaction, id),
          .standing = mentors_.standing(transaction, id),
          .asked_until = mentors_.asked_until(transaction, id),
          .places = introductions_.places(transaction, id),
          .written = written(transaction, id),
          .received = received(transaction, id),
          .connections = with_others(transaction, id, introductions_.pairings_of(transaction, id)),
          .earlier =
              with_others(transaction, id, introductions_.pairings().ended_of(transaction, id))};
}

std::vector<MyMentorship::Line> MyMentorship::written(Transaction &transaction,
                                                      const Id &member_id) const {
  std::vector<Line> lines;
  std::size_t past = 0;
  for (const auto &envelope : introductions_.of_mentee(transaction, member_id)) {
    if (!introductions::is_open(envelope.state) && ++past > past_limit) continue;
    const auto mentor = members_.find(transaction, envelope.mentor_id);
    lines.push_back({envelope, mentor ? mentor->full_name() : ""});
  }
  return lines;
}

// Until a mentor accepts, a mentee is known by the name that they chose to show.
std::vector<MyMentorship::Line> MyMentorship::received(Transaction &transaction,
                                                       const Id &member_id) const {
  std::vector<Line> lines;
  std::size_t past = 0;
  for (const auto &envelope : introductions_.of_mentor(transaction, member_id)) {
    if (!introductions::is_open(envelope.state) && ++past > past_limit) continue;
    const auto introduction = introductions_.find(transaction, envelope.id);
    if (introduction) lines.push_back({envelope, introductions::name_of_mentee(*introduction)});
  }
  return lines;
}

std::vector<MyMentorship::Connection> MyMentorship::with_others(
    Transaction &transaction, const Id &member_id,
    const std::vector<introductions::Pairing> &pairings) const {
  std::vector<Connection> found;
  for (const auto &pairing : pairings)
    found.push_back(
        {pairing, members_.find(transaction, introductions::other_of(pairing, member_id))});
  return found;
}

// ---- Showing ----

namespace {

class Filler {
 public:
  Filler(const Context &context, const PageRequest &request)
      : context_(context), request_(request) {}

  void fill_line(TemplateDictionary &parent, const Envelope &envelope, const std::string &name,
                 const std::string &path) {
    const bool open = introductions::is_open(envelope.state);
    auto &line = *parent.AddSectionDictionary(open ? "open" : "past");
    line.SetValue("name", name);
    line.SetValue("path", path);
    line.SetValue("state", introductions::say_state(context_, request_.language, envelope.state));
    if (envelope.state == introductions::State::question_asked) line.ShowSection("question_asked");
    if (envelope.state == introductions::State::sent && envelope.questions_asked > 0)
      line.ShowSection("question_answered");
    line.SetValue("sent_date", date(envelope.sent_at));
    line.SetValue("expiry_date", date(envelope.expires_at));
    if (envelope.ended_at) line.SetValue("ended_date", date(*envelope.ended_at));
  }

  void fill_connection(TemplateDictionary &parent, const introductions::Pairing &pairing,
                       const std::optional<members::Member> &other) {
    auto &line = *parent.AddSectionDictionary("connection");
    const bool as_mentee = pairing.mentee_id == request_.member_id;
    line.ShowSection(as_mentee ? "my_mentor" : "my_mentee");
    line.SetValue("began_date", date(pairing.began_at));
    line.SetValue("path", introductions::pairing_path_of(pairing.id));
    if (!other || other->gone) return line.ShowSection("gone");
    auto &known = *line.AddSectionDictionary("known");
    const auto &wanted = pairing.mentee_name;
    known.SetValue("name", as_mentee || wanted.empty() ? other->full_name() : wanted);
    const auto grace = context_.program.number("lapse_grace_days");
    const auto today = kit::date_in(request_.now, context_.program.zone());
    if (introductions::shares_contact(*other, today, grace))
      known.SetValueAndShowSection("address", other->email, "contact");
    else
      known.ShowSection("contact_over");
  }

  // A pairing that has ended: no address, and the name as far as it is known still.
  void fill_earlier(TemplateDictionary &parent, const introductions::Pairing &pairing,
                    const std::optional<members::Member> &other) {
    auto &line = *parent.AddSectionDictionary("earlier_connection");
    const bool as_mentee = pairing.mentee_id == request_.member_id;
    const bool known = other && !other->gone, gone = other && other->gone;
    auto name = as_mentee || gone ? std::string() : pairing.mentee_name;
    if (name.empty() && known) name = other->full_name();
    if (name.empty()) name = context_.catalogue.say(request_.language, _("a former member"));
    line.SetValue("name", name);
    line.SetValue("path", introductions::pairing_path_of(pairing.id));
    line.SetValue("began_date", date(pairing.began_at));
    line.SetValue("ended_date", date(pairing.ending->at));
    line.ShowSection(as_mentee ? "my_mentor" : "my_mentee");
  }

  // Off, or the strongest of the others: suspended, then lapsed, paused, full, then on (FACTS 1.6,
  // FOM-01).
  void fill_mentor(TemplateDictionary &parent, const mentors::Mentor &mentor, bool active) {
    if (mentor.suspended) return parent.ShowSection("mentor_suspended");
    if (mentor.hidden) return;
    if (!active)
      return parent.ShowSection(mentor.paused ? "mentor_lapsed_and_paused" : "mentor_lapsed");
    if (!mentor.paused && !mentor.full && are_overdue(mentor)) return;
    parent.ShowSection(mentor.paused ? "mentor_paused" : mentor.full ? "mentor_full" : "mentor_on");
  }

  // FOM-06. In words that hold for whoever is not found for another reason too.
  void fill_documents(TemplateDictionary &parent, const mentors::Mentor &mentor) {
    if (!mentor.acknowledge_by) return;
    auto &part = *parent.AddSectionDictionary("documents_changed");
    part.SetValue("last_day", kit::long_date(request_.language, *mentor.acknowledge_by));
    part.ShowSection(are_overdue(mentor) ? "over" : "in_time");
  }

  // The mail asks the same; this is for whoever does not read it.
  void fill_question(TemplateDictionary &parent, const mentors::Mentor &mentor,
                     const std::optional<Instant> &until) {
    if (until && !mentor.paused)
      parent.SetValueAndShowSection("last_day", date(*until), "still_there");
  }

  std::string places_left(const introductions::Service::Places &places) const {
    const auto left = places.all - places.taken;
    if (left <= 0)
      return context_.catalogue.say(
          request_.language, _("You can write to somebody else as soon as one of them is answered, "
                               "ends or is withdrawn."));
    return context_.catalogue.say(request_.language,
                                  _n("You can write to {n} more mentor now.",
                                     "You can write to {n} more mentors now."),
                                  left);
  }

  // FACTS 1.7: whoever has as many as one inbox takes learns why nobody writes.
  std::string inbox(std::int64_t open) const {
    return context_.catalogue.say(
        request_.language,
        _n("{n} introduction is open. {all} can be open at a time; then nobody can send you "
           "another one.",
           "{n} introductions are open. {all} can be open at a time; then nobody can send you "
           "another one."),
        open, {{"all", std::to_string(context_.program.number("open_requests_per_mentor"))}});
  }

  // Answers that are kept and not in use, and what they wait for; true when there are such.
  bool fill_waiting(TemplateDictionary &parent, mentors::Standing standing) {
    using enum mentors::Standing;
    const char *section = standing == waits_for_fee           ? "answers_wait_for_fee"
                          : standing == needs_acknowledgement ? "answers_need_acknowledgement"
                          : standing == kept_as_draft         ? "answers_are_a_draft"
                          : standing == prepared              ? "answers_are_prepared"
                                                              : nullptr;
    if (section) parent.ShowSection(section);
    return section != nullptr;
  }

 private:
  bool are_overdue(const mentors::Mentor &mentor) const {
    return mentor.acknowledge_by &&
           *mentor.acknowledge_by < kit::date_in(request_.now, context_.program.zone());
  }
  std::string date(Instant instant) const {
    return long_date(context_, request_.language, instant);
  }

  const Context &context_;
  const PageRequest &request_;
};

std::int64_t count_open(const auto &lines) {
  return std::ranges::count_if(
      lines, [](const auto &line) { return introductions::is_open(line.envelope.state); });
}
bool has_open(const auto &lines) { return count_open(lines) > 0; }

}  // namespace

PageReply MyMentorship::show(const PageRequest &request) const {
  members_.current(request.deadline, request.member_id);
  const auto desk = context_.database.run(
      request.deadline, [&](Transaction &transaction) { return read(transaction, request); });
  const auto &catalogue = context_.catalogue;
  TemplateDictionary dictionary("my_mentorship");
  dictionary.SetValue("support_email", context_.program.text("support_email", request.language));
  dictionary.ShowSection(desk.active ? "active" : "lapsed");
  dictionary.ShowSection(desk.profile_complete ? "profile_complete" : "profile_missing");
  dictionary.SetValue("places",
                      catalogue.say(request.language,
                                    _n("{n} of {all} introductions is open.",
                                       "{n} of {all} introductions are open."),
                                    desk.places.taken, {{"all", std::to_string(desk.places.all)}}));

  Filler filler(context_, request);
  dictionary.SetValue("places_left", filler.places_left(desk.places));
  const bool waiting = filler.fill_waiting(dictionary, desk.standing);
  if (desk.mentor && desk.mentor->opted_in) {
    auto &part = *dictionary.AddSectionDictionary("who_can_find_me");
    part.SetValue("switches", render_switches(context_, request, *desk.mentor));
    if (desk.mentor->hidden) dictionary.ShowSection("mentor_hidden");
    filler.fill_documents(dictionary, *desk.mentor);
    filler.fill_question(dictionary, *desk.mentor, desk.asked_until);
  }
  if (desk.mentor && desk.mentor->opted_in)
    filler.fill_mentor(dictionary, *desk.mentor, desk.active);
  else if (!waiting)
    dictionary.ShowSection("mentor_off");
  auto &as_mentee = *dictionary.AddSectionDictionary("as_mentee");
  if (desk.written.empty()) as_mentee.ShowSection("nothing");
  if (has_open(desk.written)) as_mentee.ShowSection("some_open");
  if (desk.written.size() > static_cast<std::size_t>(desk.places.taken))
    as_mentee.ShowSection("some_past");
  for (const auto &[envelope, name] : desk.written)
    filler.fill_line(as_mentee, envelope, name, introductions::path_of(envelope.id));

  if (!desk.received.empty() || (desk.mentor && desk.mentor->opted_in)) {
    auto &as_mentor = *dictionary.AddSectionDictionary("as_mentor");
    as_mentor.ShowSection(has_open(desk.received) ? "some_open" : "nothing");
    as_mentor.SetValue("inbox", filler.inbox(count_open(desk.received)));
    for (const auto &[envelope, name] : desk.received) {
      if (!introductions::is_open(envelope.state)) as_mentor.ShowSection("some_past");
      filler.fill_line(as_mentor, envelope, name, introductions::request_path_of(envelope.id));
    }
  }
  dictionary.ShowSection(!desk.connections.empty() ? "connections"
                         : desk.earlier.empty()    ? "no_connections"
                                                   : "nobody_now");
  for (const auto &[pairing, other] : desk.connections)
    filler.fill_connection(dictionary, pairing, other);
  if (!desk.earlier.empty()) dictionary.ShowSection("earlier_connections");
  for (const auto &[pairing, other] : desk.earlier)
    filler.fill_earlier(dictionary, pairing, other);
  return {Page{
      200, catalogue.say(request.language, _("My Mentorship")),
      context_.templates.render("desks/my_mentorship.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::desks
