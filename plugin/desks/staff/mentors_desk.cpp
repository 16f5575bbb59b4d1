#include <plugin/desks/staff/mentors_desk.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/desks/staff/words.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;
using mentors::RosterFilter;

namespace {

constexpr const char *list_path = "/console/mentorship/mentors";
constexpr unsigned per_page = 50;
constexpr unsigned few = 10;
constexpr std::size_t longest_name = 100;

std::string path_of(const Id &member_id) {
  return std::string(list_path) + "/" + member_id.text();
}

}  // namespace

struct MentorsDesk::Listing {
  mentors::RosterQuery query;
  std::vector<mentors::RosterLine> lines;
  std::vector<mentors::RosterCount> counts;
};

struct MentorsDesk::Sheet {
  mentors::RosterLine mentor;
  struct Other {
    std::string name;
    Instant since;
    std::optional<Instant> until;
    bool as_mentor;
  };
  std::vector<Other> pairings;
  std::int64_t open_introductions = 0;
  std::vector<std::pair<AuditEntry, std::string>> history;  // with who did it
};

PageRoutes MentorsDesk::routes() {
  constexpr const char *one = "/console/mentorship/mentors/{mentor}";
  return {{"GET", list_path, "staff", [this](const PageRequest &r) { return list(r); }},
          {"GET", one, "staff", [this](const PageRequest &r) { return show(r); }},
          {"POST", "/console/mentorship/mentors/{mentor}/hide", "staff",
           [this](const PageRequest &r) { return hide(r); }},
          {"POST", "/console/mentorship/mentors/{mentor}/restore", "staff",
           [this](const PageRequest &r) { return restore(r); }}};
}

// ---- The list ----

PageReply MentorsDesk::list(const PageRequest &request) const {
  Listing listing;
  listing.query = {
      .filter = mentors::parse_roster_filter(request.query.first("show")).value_or(RosterFilter::all),
      .name = std::string(request.query.first("name").substr(0, longest_name)),
      .after = Id::parse(request.query.first("after")).value_or(Id{}),
      .today = members_.today(request.now)};
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    listing.lines = mentors::roster(transaction, listing.query, per_page + 1);
    listing.counts = mentors::roster_counts(transaction, listing.query.today);
  });
  const bool more = listing.lines.size() > per_page;
  if (more) listing.lines.pop_back();

  TemplateDictionary dictionary("mentors");
  fill_filters(dictionary, request, listing);
  const bool narrowed = listing.query.filter != RosterFilter::all || !listing.query.name.empty();
  if (listing.lines.empty()) dictionary.ShowSection(narrowed ? "none_of_these" : "none");
  auto *table = listing.lines.empty() ? nullptr : dictionary.AddSectionDictionary("some");
  for (const auto &mentor : listing.lines)
    fill_line(*table->AddSectionDictionary("mentor"), request, mentor);
  if (more) {
    auto &next = *dictionary.AddSectionDictionary("more");
    next.SetValue("show", mentors::code(listing.query.filter));
    next.SetValue("name", listing.query.name);
    next.SetValue("after", listing.lines.back().member.id.text());
  }
  return {Page{200, context_.catalogue.say(request.language, _("Mentors")),
               context_.templates.render("staff/mentors.html.tpl", request.language, dictionary)}};
}

void MentorsDesk::fill_filters(TemplateDictionary &dictionary, const PageRequest &request,
                               const Listing &listing) const {
  dictionary.SetValue("name", listing.query.name);
  for (const auto &[filter, count] : listing.counts) {
    auto &choice = *dictionary.AddSectionDictionary("filter");
    choice.SetValue("code", mentors::code(filter));
    choice.SetValue("label", say_filter(context_, request.language, filter));
    choice.SetIntValue("count", static_cast<long>(count));
    if (filter == listing.query.filter) choice.ShowSection("chosen");
  }
}

void MentorsDesk::fill_line(TemplateDictionary &line, const PageRequest &request,
                            const mentors::RosterLine &mentor) const {
  const auto &member = mentor.member;
  const auto tag = [&](RosterFilter kind) {
    line.AddSectionDictionary("tag")->SetValue("label",
                                               say_filter(context_, request.language, kind));
  };
  line.SetValue("name", member.full_name());
  line.SetValue("path", path_of(member.id));
  line.SetValue("email", member.email);
  const bool active = members::is_active(member, members_.today(request.now));
  if (!mentor.opted_in) tag(RosterFilter::left);
  if (mentor.suspended) tag(RosterFilter::suspended);
  if (mentor.opted_in && mentor.hidden) tag(RosterFilter::hidden);
  if (mentor.opted_in && mentor.paused) tag(RosterFilter::paused);
  if (mentor.opted_in && mentor.full) tag(RosterFilter::full);
  if (mentor.opted_in && !active) tag(RosterFilter::lapsed);
  if (mentor.opted_in && active && !mentor.suspended && !mentor.hidden && !mentor.paused &&
      !mentor.full) {
    tag(RosterFilter::found);
    line.SetValueAndShowSection("id", member.id.text(), "can_be_found");
  }
  if (kit::to_us(mentor.opted_in_at) > 0)
    line.SetValueAndShowSection("date", long_date(context_, request.language, mentor.opted_in_at),
                                "since");
  if (member.paid_through)
    line.SetValueAndShowSection("date", kit::long_date(request.language, *member.paid_through),
                                "paid");
}

// ---- One mentor ----

std::optional<MentorsDesk::Sheet> MentorsDesk::read(const PageRequest &request) const {
  const auto id = Id::parse(request.parameters.first("mentor"));
  if (!id) return std::nullopt;
  return context_.database.run(
      request.deadline, [&](Transaction &transaction) -> std::optional<Sheet> {
        const auto mentor = mentors::find_in_roster(transaction, *id);
        if (!mentor || mentor->member.gone) return std::nullopt;
        Sheet sheet;
        sheet.mentor = *mentor;
        const introductions::RegisterQuery theirs{introductions::RegisterFilter::all, *id, {}};
        for (const auto &pairing :
             introductions::pairings_in_register(transaction, theirs, few)) {
          const bool as_mentor = pairing.mentor_id == *id;
          const auto &other = as_mentor ? pairing.mentee_id : pairing.mentor_id;
          sheet.pairings.push_back({names_.of(transaction, other, request.language),
                                    pairing.began_at, pairing.ended_at, as_mentor});
        }
        const introductions::RegisterQuery open{introductions::RegisterFilter::open, *id, {}};
        sheet.open_introductions = static_cast<std::int64_t>(
            introductions::introductions_in_register(transaction, open, per_page).size());
        for (auto &entry : read_audit(transaction, {.concerning = *id}, few)) {
          auto actor = names_.of(transaction, entry.actor_id, request.language);
          sheet.history.emplace_back(std::move(entry), std::move(actor));
        }
        return sheet;
      });
}

PageReply MentorsDesk::show(const PageRequest &request) const {
  const auto sheet = read(request);
  return sheet ? sheet_page(request, *sheet, false) : PageReply{NotThere{}};
}

PageReply MentorsDesk::hide(const PageRequest &request) const {
  const auto sheet = read(request);
  if (!sheet) return {NotThere{}};
  const auto *reason = find_hiding_reason(request.fields.first("reason"));
  const auto operation = operation_of(request);
  if (request.switches_language()) return sheet_page(request, *sheet, false);
  if (!reason || !operation) return sheet_page(request, *sheet, true);
  const auto &id = sheet->mentor.member.id;
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        mentors_.suspend(transaction, id, request.member_id, reason->code);
        return path_of(id) + "?done=hidden";
      })}};
}

PageReply MentorsDesk::restore(const PageRequest &request) const {
  const auto sheet = read(request);
  if (!sheet) return {NotThere{}};
  const auto operation = operation_of(request);
  if (!operation) return sheet_page(request, *sheet, false);
  const auto &id = sheet->mentor.member.id;
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        mentors_.restore(transaction, id, request.member_id, "staff");
        return path_of(id) + "?done=shown";
      })}};
}

void MentorsDesk::fill_connections(TemplateDictionary &dictionary, const PageRequest &request,
                                   const Sheet &sheet) const {
  dictionary.ShowSection(sheet.pairings.empty() ? "no_pairings" : "some_pairings");
  for (const auto &[name, since, until, as_mentor] : sheet.pairings) {
    auto &line = *dictionary.AddSectionDictionary("pairing");
    line.SetValue("name", name);
    line.ShowSection(as_mentor ? "as_mentor" : "as_mentee");
    line.SetValue("since", long_date(context_, request.language, since));
    if (until)
      line.SetValueAndShowSection("date", long_date(context_, request.language, *until), "until");
    else
      line.ShowSection("standing");
  }
  dictionary.ShowSection(sheet.history.empty() ? "no_history" : "some_history");
  for (const auto &[entry, actor] : sheet.history) {
    auto &line = *dictionary.AddSectionDictionary("entry_of_history");
    line.SetValue("at", kit::long_time(request.language, entry.at, context_.program.zone()));
    line.SetValue("action", say_action(context_, request.language, entry.action));
    line.SetValue("actor", actor);
    if (const auto *reason = find_hiding_reason(entry.reason))
      line.SetValueAndShowSection(
          "text", context_.catalogue.say(request.language, reason->label), "because");
  }
}

PageReply MentorsDesk::sheet_page(const PageRequest &request, const Sheet &sheet,
                                  bool without_reason) const {
  const auto &catalogue = context_.catalogue;
  TemplateDictionary dictionary("mentor");
  fill_form(dictionary, context_, request);
  fill_line(dictionary, request, sheet.mentor);
  const auto done = request.query.first("done");
  if (done == "hidden" || done == "shown") dictionary.ShowSection("done_" + std::string(done));
  dictionary.SetValue(
      "open_introductions",
      catalogue.say(request.language, _n("{n} introduction is open.", "{n} introductions are open."),
                    sheet.open_introductions));
  dictionary.SetValue("terms", sheet.mentor.terms_version);
  dictionary.SetValue("confidentiality", sheet.mentor.confidentiality_version);
  dictionary.ShowSection(sheet.mentor.terms_version.empty() ? "not_acknowledged" : "acknowledged");
  fill_connections(dictionary, request, sheet);
  if (sheet.mentor.suspended) dictionary.ShowSection("may_restore");
  if (!sheet.mentor.suspended) {
    auto &form = *dictionary.AddSectionDictionary("may_hide");
    for (const auto &reason : hiding_reasons) {
      auto &choice = *form.AddSectionDictionary("reason");
      choice.SetValue("code", reason.code);
      choice.SetValue("label", catalogue.say(request.language, reason.label));
      if (request.fields.first("reason") == reason.code) choice.ShowSection("chosen");
    }
  }
  if (without_reason)
    fill_errors(dictionary,
                {{"reason", catalogue.say(request.language, _("Choose why you hide the profile."))}});
  return {Page{without_reason ? 422u : 200u, sheet.mentor.member.full_name(),
               context_.templates.render("staff/mentor.html.tpl", request.language, dictionary)}};
}

}  // namespace tandem::desks
