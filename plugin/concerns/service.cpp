#include <plugin/concerns/service.hpp>

#include <chrono>
#include <stdexcept>

#include <plugin/base/audit.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/concerns/store.hpp>

namespace tandem::concerns {

namespace {

constexpr unsigned list_limit = 200;
constexpr std::chrono::minutes words_stay_open{30};
// The audit of the person named may be read by them some day: it tells of no concern.
constexpr const char *measure_reason = "staff_decision";
// The sentence beside the button of templates/concerns/report: a change of what it says takes the
// next number.
constexpr const char *text_version = "concern/1";

std::string new_reference(kit::Random &random) {
  std::array<std::byte, 5> bytes{};
  random.fill("concerns.reference", bytes);
  return reference_of(bytes);
}

std::string read(const Service::Request &request) {
  if (request.command == Command::assign) return "";
  auto read = read_reason(request.typed_reason);
  if (const auto *refusal = std::get_if<Refusal>(&read)) throw RefusedError(*refusal);
  return std::get<std::string>(std::move(read));
}

}  // namespace

std::optional<std::string> Service::name_of(Transaction &transaction, const Id &viewer_id,
                                            const Id &other_id, Instant now) const {
  return acquaintances_.name(transaction, viewer_id, other_id, now);
}

// ---- Members ----

Id Service::report(Transaction &transaction, const Id &reporter_id, Report report,
                   Instant now) const {
  if (!take_place(transaction, context_, "concerns_per_day", reporter_id.text(), reports_per_day,
                  std::chrono::days(1)))
    throw RefusedError(Refusal::too_many_today);
  const auto name = name_of(transaction, reporter_id, report.about_id, now);
  report.about_name = name.value_or("");
  const bool somebody = name || mentors_.find(transaction, report.about_id);
  if (!somebody || report.about_id == reporter_id) report.about_id = {};

  const Concern concern{.id = context_.make_id(),
                        .reference = new_reference(context_.random),
                        .reporter_id = reporter_id,
                        .about_id = report.about_id,
                        .regarding = report.regarding,
                        .kind = report.kind,
                        .reported_at = now};
  store::insert(transaction, context_, concern, report);
  consents_.give(transaction,
                 {reporter_id, report_purpose(concern.id), text_version, report.language, now});
  // Whom it is about stands in the case alone.
  write_audit(transaction, context_,
              {.actor_id = reporter_id,
               .action = "concern.received",
               .subject_id = concern.id,
               .reason = code(concern.kind),
               .after = code(concern.state)});
  const auto reporter = members_.find(transaction, reporter_id);
  if (reporter) letters_.received(transaction, concern, *reporter);
  letters_.to_staff(transaction, concern, reporter ? reporter->language : Language::english);
  return concern.id;
}

std::vector<Concern> Service::of_reporter(Transaction &transaction, const Id &reporter_id) const {
  return store::of_reporter(transaction, reporter_id, list_limit);
}

std::string Service::about_name(Transaction &transaction, const Id &concern_id) const {
  return store::about_name(transaction, context_, concern_id);
}

std::optional<Words> Service::words_of_reporter(Transaction &transaction,
                                                const Concern &concern) const {
  return store::words(transaction, context_, concern.id);
}

std::optional<Concern> Service::find(Transaction &transaction, const Id &concern_id) const {
  return store::find(transaction, concern_id);
}

// The audit does not say whom, since that person may read what concerns them some day.
// The row is written first, and then `part` waits for whoever sends just now: either that one sees
// the row, or `part` sees what was sent.
void Service::block(Transaction &transaction, const Id &member_id, const Id &blocked_id,
                    const std::string &name, Instant now) const {
  if (member_id == blocked_id) throw RefusedError(Refusal::to_self);
  if (!store::block(transaction, context_, member_id, {blocked_id, name, now})) return;
  write_audit(transaction, context_,
              {.actor_id = member_id,
               .action = "block.made",
               .subject_id = member_id});
  introductions_.part(transaction, member_id, blocked_id, now);
}

void Service::unblock(Transaction &transaction, const Id &member_id, const Id &blocked_id) const {
  if (!store::unblock(transaction, member_id, blocked_id)) return;
  write_audit(transaction, context_,
              {.actor_id = member_id,
               .action = "block.lifted",
               .subject_id = member_id});
}

std::vector<Block> Service::blocks_of(Transaction &transaction, const Id &member_id) const {
  return store::blocks_of(transaction, context_, member_id);
}

bool Service::has_blocked(Transaction &transaction, const Id &member_id,
                          const Id &blocked_id) const {
  return store::has_blocked(transaction, member_id, blocked_id);
}

// ---- Whom nobody should meet ----

std::vector<Id> Service::apart_from(Transaction &transaction, const Id &member_id) const {
  return store::apart_from(transaction, member_id);
}

bool Service::are_apart(Transaction &transaction, const Id &one, const Id &other) const {
  return store::are_apart(transaction, one, other);
}

// ---- Staff ----

std::vector<Concern> Service::list(Transaction &transaction, Shelf shelf,
                                   const Id &staff_id) const {
  store::Selection selection{.closed = shelf == Shelf::closed, .not_about = staff_id};
  if (shelf == Shelf::mine) selection.owner_id = staff_id;
  return store::list(transaction, selection, list_limit);
}

std::int64_t Service::count_open(Transaction &transaction, const Id &staff_id) const {
  return store::count_open(transaction, staff_id);
}

Facts Service::facts_of(Transaction &transaction, const Concern &concern,
                        const Id &actor_id) const {
  return {.own_case = concern.reporter_id == actor_id || concern.about_id == actor_id,
          .by_owner = concern.owner_id == actor_id,
          .about_named = !concern.about_id.is_none(),
          .hidden = is_hidden(transaction, concern),
          .barred = is_barred(transaction, concern.about_id),
          .has_words = concern.has_words};
}

bool Service::is_hidden(Transaction &transaction, const Concern &concern) const {
  if (concern.about_id.is_none()) return false;
  const auto record = mentors_.find(transaction, concern.about_id);
  return record && record->suspended;
}

bool Service::is_barred(Transaction &transaction, const Id &member_id) const {
  return store::is_barred(transaction, member_id);
}

Id Service::handle(Transaction &transaction, const Request &request, Instant now) const {
  const auto before = store::lock(transaction, request.concern_id);
  // Pages have looked: whoever comes by another way learns nothing.
  if (!before) throw RefusedError(Refusal::own_case);
  const auto verdict = decide(before->state, request.command, request.outcome,
                              facts_of(transaction, *before, request.actor_id));
  if (const auto *refusal = std::get_if<Refusal>(&verdict)) throw RefusedError(*refusal);
  auto words = read(request);

  const auto &move = std::get<Move>(verdict);
  Concern after = *before;
  after.state = move.to;
  if (request.command == Command::assign) after.owner_id = request.actor_id;
  if (request.command == Command::close) {
    after.outcome = request.outcome;
    after.closed_at = now;
  }
  const bool apart = !after.about_id.is_none() && keeps_apart(after.state, after.outcome);
  if (!store::move(transaction, *before, after, apart))
    throw std::logic_error("a concern changed under its lock");
  const Id step = leave_step(transaction, *before, after, request, std::move(words), now);
  if (request.command == Command::open_words) open_under_consent(transaction, after, now);
  for (const auto effect : move.effects)
    apply(transaction, effect, after, request.actor_id, now);
  return step;
}

// The reporter sees that it was opened, not by whom. Reports of an older version have no consent
// line yet: it was given with the report (PRV-01).
void Service::open_under_consent(Transaction &transaction, const Concern &concern,
                                 Instant now) const {
  const auto purpose = report_purpose(concern.id);
  if (!consents_.standing(transaction, concern.reporter_id, purpose)) {
    const auto reporter = members_.find(transaction, concern.reporter_id);
    consents_.give(transaction, {concern.reporter_id, purpose, text_version,
                                 reporter ? reporter->language : Language::english,
                                 concern.reported_at});
  }
  disclosures_.record(transaction,
                      {.member_id = concern.reporter_id,
                       .purpose = purpose,
                       .kind = disclosures::Kind::sealed_words,
                       .about_id = concern.id},
                      now);
}

Id Service::leave_step(Transaction &transaction, const Concern &before, const Concern &after,
                       const Request &request, std::string words, Instant now) const {
  const Step step{.id = context_.make_id(),
                  .at = now,
                  .actor_id = request.actor_id,
                  .action = request.command,
                  .before = before.state,
                  .after = after.state,
                  .outcome = request.command == Command::close ? after.outcome : std::nullopt,
                  .words = std::move(words)};
  store::add_step(transaction, context_, before.id, step);
  write_audit(transaction, context_,
              {.actor_id = request.actor_id,
               .action = std::string("concern.") + code(request.command),
               .subject_id = before.id,
               .about_id = step.id,
               .reason = step.outcome ? code(*step.outcome) : "",
               .before = code(before.state),
               .after = code(after.state)});
  return step.id;
}

void Service::apply(Transaction &transaction, Effect effect, const Concern &concern,
                    const Id &actor_id, Instant now) const {
  switch (effect) {
    case Effect::hide_profile:
      mentors_.suspend(transaction, concern.about_id, actor_id, measure_reason);
      return;
    case Effect::show_profile:
      mentors_.restore(transaction, concern.about_id, actor_id, measure_reason);
      return;
    case Effect::end_pairing:
      return introductions_.part(transaction, concern.reporter_id, concern.about_id, now);
    case Effect::bar:
      if (store::bar(transaction, concern, actor_id, now)) {
        write_audit(transaction, context_,
                    {.actor_id = actor_id,
                     .action = "member.barred",
                     .subject_id = concern.about_id,
                     .reason = measure_reason});
      }
      return;
    case Effect::lift_bar:
      if (store::lift_bar(transaction, concern.about_id)) {
        write_audit(transaction, context_,
                    {.actor_id = actor_id,
                     .action = "member.bar_lifted",
                     .subject_id = concern.about_id,
                     .reason = measure_reason});
      }
      return;
    case Effect::tell_reporter: {
      const auto reporter = members_.find(transaction, concern.reporter_id);
      if (reporter) letters_.closed(transaction, concern, *reporter);
      return;
    }
  }
}

std::vector<Step> Service::steps(Transaction &transaction, const Id &concern_id) const {
  return store::steps(transaction, context_, concern_id);
}

std::optional<Words> Service::opened_words(Transaction &transaction, const Id &concern_id,
                                           const Id &actor_id, const Id &step_id,
                                           Instant now) const {
  for (const auto &step : steps(transaction, concern_id)) {
    if (step.id == step_id && step.actor_id == actor_id && step.action == Command::open_words &&
        now < step.at + words_stay_open)
      return store::words(transaction, context_, concern_id);
  }
  return std::nullopt;
}

// ---- Who is gone for good ----

void Service::on_member_gone(Transaction &transaction, const Id &id) {
  store::erase_words(transaction, id);
  store::lift_bar(transaction, id);
  consents_.withdraw_all(transaction, id, "concern.", context_.clock.now());
  store::erase_blocks(transaction, id);
}

}  // namespace tandem::concerns
