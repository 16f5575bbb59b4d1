#include <plugin/desks/retention.hpp>

#include <functional>

#include <kit/language/format.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/base/upkeep.hpp>
#include <plugin/consent/copy.hpp>
#include <plugin/introductions/erasure.hpp>
#include <plugin/mentees/retention.hpp>
#include <plugin/mentors/copy.hpp>

namespace tandem::desks {

namespace {

constexpr unsigned mentees_at_once = 50;

}  // namespace

// Counted in civil months of the association's zone; a day that a month lacks is its last one.
Instant Retention::months_ago(const char *setting) const {
  const auto today = kit::date_in(context_.clock.now(), context_.program.zone());
  auto day = today - std::chrono::months(context_.program.number(setting));
  if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
  return kit::begin_of_day(day, context_.program.zone());
}

bool Retention::forget_mentees(Transaction &transaction) const {
  const auto gone = mentees::inactive_since(transaction, months_ago("profiles_kept_months"),
                                            members_.today(context_.clock.now()), mentees_at_once);
  for (const auto &id : gone) mentees_.on_member_gone(transaction, id);
  return gone.size() == mentees_at_once;
}

void Retention::run(kit::Deadline deadline) const {
  using Step = std::function<bool(Transaction &)>;
  const Step steps[] = {
      [&](Transaction &transaction) {
        return introductions::forget_words_step(transaction, context_,
                                                months_ago("words_kept_months"));
      },
      [&](Transaction &transaction) {
        return mentors::forget_answers_step(transaction, context_,
                                            months_ago("profiles_kept_months"));
      },
      [&](Transaction &transaction) { return forget_mentees(transaction); },
      [&](Transaction &transaction) {
        return disclosures_.forget_step(transaction, months_ago("consents_kept_months"));
      },
      // After the disclosures, which need their lines.
      [&](Transaction &transaction) {
        return consent::forget_lines_step(transaction, months_ago("consents_kept_months"));
      },
      [&](Transaction &transaction) {
        return forget_audit_step(transaction, months_ago("audit_kept_months"));
      },
  };
  for (const auto &step : steps) {
    while (!context_.clock.passed(deadline) && context_.database.run(deadline, step)) {
    }
  }
}

}  // namespace tandem::desks
