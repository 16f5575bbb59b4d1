// The only way to imports: files are checked, a plan is kept, begun, carried out and undone step by
// step. Every row with its effect, its audit line and its mail is in one transaction.
#pragma once

#include <optional>
#include <vector>

#include <plugin/imports/planner.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/finder.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::imports {

constexpr auto kept_for = std::chrono::days(30);

struct Others {
  const members::Service &members;
  const members::Finder &finder;
  const consent::Service &consents;
  const mentors::Service &mentors;
  introductions::Service &introductions;
  const concerns::Service &concerns;
  const questionnaires::Catalog &catalog;
};

class Service final : public members::Listener {
 public:
  Service(const Context &context, const Others &others);

  // A host need not offer a way to find members; nothing can be imported then.
  bool offered() const { return others_.finder.offered(); }

  // What would come of these files. Nothing of them is written.
  Plan check(const Upload &upload, kit::Deadline deadline, Instant now) const;
  // Keeps the plan for staff to look at; returns the import's id.
  Id keep(Transaction &transaction, const Plan &plan, const Id &staff_id, Instant now) const;

  std::vector<Import> newest(Transaction &transaction) const;
  std::optional<Import> find(Transaction &transaction, const Id &id) const;
  std::vector<Tally> tally(Transaction &transaction, const Id &id) const;
  std::vector<Finding> report(Transaction &transaction, const Id &id) const;
  // The first rows that were skipped, or left by the undoing.
  std::vector<Row> aside(Transaction &transaction, const Id &id, RowState state) const;

  // False: somebody was faster, or there is nothing that could be begun.
  bool start(Transaction &transaction, const Id &id, const Id &staff_id, bool tells,
             Instant now) const;
  bool discard(Transaction &transaction, const Id &id, const Id &staff_id, Instant now) const;
  // Of one that has ended, or that is running, which stops it first.
  bool undo(Transaction &transaction, const Id &id, const Id &staff_id, Instant now) const;

  // ---- The job ----

  std::optional<Instant> next_due(Transaction &transaction, Instant now) const;
  // One bounded step; true when another is due at once.
  bool step(Transaction &transaction, Instant now) const;

  void on_member_changed(Transaction &, const Id &) override {}
  void on_member_gone(Transaction &transaction, const Id &id) override;

 private:
  Nouns nouns() const;
  bool carry_on(Transaction &transaction, const Import &import, Instant now) const;
  bool take_back(Transaction &transaction, const Import &import, Instant now) const;

  const Context &context_;
  const Others others_;
  const mentors::Imported imported_mentors_;
  const introductions::Imported imported_pairings_;
};

}  // namespace tandem::imports
