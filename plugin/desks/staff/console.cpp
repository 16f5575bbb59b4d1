#include <plugin/desks/staff/console.hpp>

namespace tandem::desks {

Console::Console(const Context &context, const members::Service &members,
                 const members::Finder &finder, const mentors::Service &mentors,
                 const questionnaires::Catalog &catalog, kit::Outbox &outbox)
    : context_(context),
      mentors_(context, members, mentors),
      prepare_(context, members, finder, mentors, catalog),
      introductions_(context, members),
      mails_(context, members, finder, outbox),
      audit_(context, members) {
  add({_("Mentors"), "/console/mentorship/mentors"});
  add({_("Introductions"), "/console/mentorship/introductions"});
  add({_("Mentorships"), "/console/mentorship/pairings"});
  add({_("Mail"), "/console/mentorship/mails", [&outbox](Transaction &transaction, Instant) {
         const auto dead = outbox.list(transaction, {.state = kit::MailState::dead}, 100);
         return Waiting{static_cast<std::int64_t>(dead.size())};
       }});
  add({_("Audit"), "/console/mentorship/audit"});
}

PageRoutes Console::routes() {
  PageRoutes all;
  for (auto routes :
       {mentors_.routes(), prepare_.routes(), introductions_.routes(), mails_.routes(), audit_.routes()})
    for (auto &route : routes) all.push_back(std::move(route));
  return all;
}

Waiting Console::waiting(kit::Deadline deadline, const ConsoleEntry &entry) const {
  return context_.database.run(deadline, [&](Transaction &transaction) {
    return entry.waiting(transaction, context_.clock.now());
  });
}

}  // namespace tandem::desks
