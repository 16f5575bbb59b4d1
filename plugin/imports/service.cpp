#include <plugin/imports/service.hpp>

#include <algorithm>

#include <plugin/base/audit.hpp>
#include <plugin/imports/store.hpp>
#include <plugin/imports/work.hpp>

namespace tandem::imports {

namespace {

constexpr unsigned rows_in_a_step = 50;
constexpr unsigned most_shown = 200;
constexpr unsigned most_imports = 50;

AuditLine audit_of(const char *action, const Id &id, const Id &staff_id) {
  return {.actor_id = staff_id, .action = action, .subject_id = id};
}

}  // namespace

Service::Service(const Context &context, const Others &others)
    : context_(context),
      others_(others),
      imported_mentors_(context, others.mentors),
      imported_pairings_(context, others.mentors, others.introductions) {}

Nouns Service::nouns() const {
  return {context_,         others_.consents,  others_.mentors,
          others_.concerns, imported_mentors_, imported_pairings_};
}

// ---- Checking ----

Plan Service::check(const Upload &upload, kit::Deadline deadline, Instant now) const {
  const auto today = others_.members.today(now);
  std::vector<std::string> versions;
  context_.database.run(deadline, [&](Transaction &transaction) {
    versions.clear();
    others_.consents.in_force(transaction);  // publishes what came with the program
    for (const auto *document : {consent::terms_of_use, consent::confidentiality_agreement})
      for (const auto &edition : others_.consents.editions(transaction, document))
        versions.push_back(edition.document + "/" + edition.version);
  });
  const auto reading = read_files(
      upload, {others_.catalog.mentor(), context_.catalogue, std::move(versions), today});
  Known known;
  for (const auto &address : reading.addresses())
    if (auto member = others_.finder.by_email(address)) known.emplace(address, *member);
  return context_.database.run(deadline, [&](Transaction &transaction) {
    return make_plan(transaction, nouns(), reading, known, today);
  });
}

Id Service::keep(Transaction &transaction, const Plan &plan, const Id &staff_id,
                 Instant now) const {
  Import import{.id = context_.make_id(), .created_by = staff_id, .created_at = now};
  import.rows_read = plan.rows_read;
  import.findings = static_cast<std::int64_t>(plan.findings.size());
  import.spoilt = plan.has_spoilt_file();
  store::insert(transaction, context_, import, plan);
  write_audit(transaction, context_, audit_of("import.checked", import.id, staff_id));
  return import.id;
}

// ---- Reading ----

std::vector<Import> Service::newest(Transaction &transaction) const {
  return store::newest(transaction, most_imports);
}

std::optional<Import> Service::find(Transaction &transaction, const Id &id) const {
  return store::find(transaction, id);
}

std::vector<Tally> Service::tally(Transaction &transaction, const Id &id) const {
  return store::tally(transaction, id);
}

std::vector<Finding> Service::report(Transaction &transaction, const Id &id) const {
  return store::report(transaction, context_, id);
}

std::vector<Row> Service::aside(Transaction &transaction, const Id &id, RowState state) const {
  return store::rows(transaction, context_, id, state, store::Order::forwards, most_shown);
}

// ---- What staff decide ----

bool Service::start(Transaction &transaction, const Id &id, const Id &staff_id, bool tells,
                    Instant now) const {
  if (!store::start(transaction, id, staff_id, tells, now)) return false;
  write_audit(transaction, context_, audit_of("import.started", id, staff_id));
  return true;
}

bool Service::discard(Transaction &transaction, const Id &id, const Id &staff_id,
                      Instant now) const {
  if (!store::finish(transaction, id, State::checked, State::discarded, now)) return false;
  store::empty(transaction, id, now);
  write_audit(transaction, context_, audit_of("import.discarded", id, staff_id));
  return true;
}

bool Service::undo(Transaction &transaction, const Id &id, const Id &staff_id,
                   Instant now) const {
  const auto import = store::lock(transaction, id);
  const bool may = import && !import->emptied_at &&
                   (import->state == State::running || import->state == State::done);
  if (!may || !store::undo(transaction, id, import->state, staff_id, now)) return false;
  if (import->state == State::running) store::stop_waiting(transaction, id);
  write_audit(transaction, context_, audit_of("import.undo_started", id, staff_id));
  return true;
}

// ---- The job ----

std::optional<Instant> Service::next_due(Transaction &transaction, Instant now) const {
  if (store::working(transaction)) return now;
  const auto full = store::oldest_full(transaction);
  return full ? std::optional(*full + kept_for) : std::nullopt;
}

// The import is held first: a step and staff who stop it, or two steps, come after each other.
bool Service::step(Transaction &transaction, Instant now) const {
  if (const auto id = store::working(transaction)) {
    const auto import = store::lock(transaction, *id);
    try {
      if (import->state == State::running) return carry_on(transaction, *import, now);
      if (import->state == State::undoing) return take_back(transaction, *import, now);
    } catch (const kit::DuplicateKey &) {
      // A member did the same thing at the same moment: once more, with what they did.
      throw kit::Conflict("a row of an import met what a member did");
    }
    return true;
  }
  const auto due = store::due_for_emptying(transaction, now - kept_for);
  if (!due) return false;
  store::empty(transaction, *due, now);
  return true;
}

bool Service::carry_on(Transaction &transaction, const Import &import, Instant now) const {
  auto rows = store::rows(transaction, context_, import.id, RowState::waiting,
                          store::Order::forwards, rows_in_a_step);
  const auto with = nouns();
  const Work work(transaction, with, others_.members, others_.introductions, import);
  for (auto &row : rows) {
    work.carry_out(row);
    store::settle(transaction, import.id, row);
  }
  if (rows.size() == rows_in_a_step) return true;
  store::finish(transaction, import.id, State::running, State::done, now);
  write_audit(transaction, context_, audit_of("import.done", import.id, import.started_by));
  return true;
}

bool Service::take_back(Transaction &transaction, const Import &import, Instant now) const {
  auto rows = store::rows(transaction, context_, import.id, RowState::done,
                          store::Order::backwards, rows_in_a_step);
  const auto with = nouns();
  const Work work(transaction, with, others_.members, others_.introductions, import);
  for (auto &row : rows) {
    work.take_back(row);
    store::settle(transaction, import.id, row);
  }
  if (rows.size() == rows_in_a_step) return true;
  store::finish(transaction, import.id, State::undoing, State::undone, now);
  write_audit(transaction, context_, audit_of("import.undone", import.id, import.undo_by));
  return true;
}

void Service::on_member_gone(Transaction &transaction, const Id &id) {
  store::forget_member(transaction, context_, id);
}

}  // namespace tandem::imports
