#include <plugin/desks/staff/audit_desk.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/desks/staff/words.hpp>

namespace tandem::desks {

using ctemplate::TemplateDictionary;

namespace {

constexpr unsigned per_page = 100;

}  // namespace

PageRoutes AuditDesk::routes() {
  return {{"GET", "/console/mentorship/audit", "staff",
           [this](const PageRequest &r) { return list(r); }}};
}

PageReply AuditDesk::list(const PageRequest &request) const {
  const AuditQuery query{.concerning = {},
                         .after = Id::parse(request.query.first("after")).value_or(Id{})};
  const auto html = context_.database.run(request.deadline, [&](Transaction &transaction) {
    TemplateDictionary dictionary("audit");
    auto found = read_audit(transaction, query, per_page + 1);
    if (found.size() > per_page) {
      found.pop_back();
      dictionary.SetValueAndShowSection("after", found.back().id.text(), "more");
    }
    dictionary.ShowSection(found.empty() ? "none" : "some");
    for (const auto &entry : found) {
      auto &line = *dictionary.AddSectionDictionary("line");
      line.SetValue("at", kit::long_time(request.language, entry.at, context_.program.zone()));
      line.SetValue("action", say_action(context_, request.language, entry.action));
      line.SetValue("actor", names_.of(transaction, entry.actor_id, request.language));
      line.SetValue("about", names_.concerned(transaction, entry.subject_id, entry.about_id,
                                              request.language));
    }
    return context_.templates.render("staff/audit.html.tpl", request.language, dictionary);
  });
  return {Page{200, context_.catalogue.say(request.language, _("Audit")), html}};
}

}  // namespace tandem::desks
