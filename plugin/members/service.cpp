#include <plugin/members/service.hpp>

#include <kit/language/format.hpp>
#include <plugin/base/links.hpp>
#include <plugin/members/store.hpp>

namespace tandem::members {

namespace {

constexpr unsigned reconcile_step = 500;

template <class Listeners>
void tell(Transaction &transaction, const Context &context, const Listeners &listeners,
          const Member &changed) {
  kill_links_with_other_address(transaction, context, changed.id, changed.email);
  for (auto *listener : listeners) listener->on_member_changed(transaction, changed.id);
}

}  // namespace

std::optional<Member> Service::find(Transaction &transaction, const Id &id) const {
  auto member = store::find(transaction, id);
  if (!member) {
    member = source_.get(id);
    if (member) store::keep(transaction, *member);
  }
  if (member && member->gone) return std::nullopt;
  return member;
}

std::optional<Member> Service::current(kit::Deadline deadline, const Id &id) const {
  const auto member = source_.get(id);
  if (!member) return std::nullopt;
  return context_.database.run(deadline, [&](Transaction &transaction) {
    take(transaction, *member);
    return find(transaction, id);
  });
}

bool Service::take(Transaction &transaction, const Member &snapshot) const {
  if (!store::keep(transaction, snapshot)) return false;
  tell(transaction, context_, listeners_, snapshot);
  return true;
}

void Service::refresh(Transaction &transaction, const Member &snapshot) const {
  if (store::update(transaction, snapshot)) tell(transaction, context_, listeners_, snapshot);
}

Instant Service::reconciled_at(Transaction &transaction) const {
  return store::read_at(transaction);
}

void Service::forget(Transaction &transaction, const Id &id, std::int64_t revision) const {
  store::bury(transaction, id, revision);
  kill_links_of_member(transaction, context_, id, "");
  for (auto *listener : listeners_) listener->on_member_gone(transaction, id);
}

bool Service::reconcile(kit::Deadline deadline) const {
  const std::int64_t from = context_.database.run(
      deadline, [](Transaction &transaction) { return store::revision_read(transaction); });
  const auto changed = source_.changed_since(from, reconcile_step);
  context_.database.run(deadline, [&](Transaction &transaction) {
    for (const auto &member : changed) refresh(transaction, member);
    store::set_revision_read(transaction, changed.empty() ? from : changed.back().revision,
                             context_.clock.now());
  });
  return changed.size() == reconcile_step;
}

kit::Date Service::today(Instant now) const { return kit::date_in(now, context_.program.zone()); }

}  // namespace tandem::members
