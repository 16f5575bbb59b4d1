// The Mentorship section of the host's console: its menu, what waits for staff, and the pages that
// belong to no noun.
#pragma once

#include <functional>

#include <plugin/desks/staff/audit_desk.hpp>
#include <plugin/desks/staff/introductions_desk.hpp>
#include <plugin/desks/staff/mails_desk.hpp>
#include <plugin/desks/staff/mentors_desk.hpp>
#include <plugin/desks/staff/prepare_desk.hpp>

namespace tandem::desks {

// How much of one thing waits for staff.
struct Waiting {
  std::int64_t count = 0;
  std::int64_t overdue = 0;
  std::optional<Instant> due = std::nullopt;  // the next of those that are not overdue
};

// One entry of the section.
struct ConsoleEntry {
  kit::Text label;
  const char *path;
  // What waits there; none: nothing ever does.
  std::function<Waiting(Transaction &, Instant now)> waiting = {};
};

class Console {
 public:
  Console(const Context &context, const members::Service &members, const members::Finder &finder,
          const mentors::Service &mentors, const questionnaires::Catalog &catalog,
          kit::Outbox &outbox);

  // Pages that other nouns bring, each with its place in the menu. Before the first request.
  void add(ConsoleEntry entry) { entries_.push_back(std::move(entry)); }

  PageRoutes routes();
  const std::vector<ConsoleEntry> &entries() const { return entries_; }
  Waiting waiting(kit::Deadline deadline, const ConsoleEntry &entry) const;

 private:
  const Context &context_;
  MentorsDesk mentors_;
  PrepareDesk prepare_;
  IntroductionsDesk introductions_;
  MailsDesk mails_;
  AuditDesk audit_;
  std::vector<ConsoleEntry> entries_;
};

}  // namespace tandem::desks
