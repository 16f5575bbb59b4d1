#include <plugin/disclosures/service.hpp>

#include <kit/language/format.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/disclosures/store.hpp>

namespace tandem::disclosures {

namespace {

constexpr unsigned list_limit = 500;
constexpr unsigned rows_at_once = 500;

std::int64_t number_of(kit::Date day) {
  return static_cast<int>(day.year()) * 10000 + unsigned{day.month()} * 100 + unsigned{day.day()};
}

}  // namespace

void Service::record(Transaction &transaction, const Handing &handing, Instant now) const {
  const auto consent =
      store::lock_standing_consent(transaction, handing.member_id, handing.purpose);
  if (!consent) throw NoConsent("nothing may be handed on without a consent that stands");
  store::write(transaction, context_.make_id(), handing, *consent, 0, now);
}

bool Service::look(Transaction &transaction, const Handing &handing, const Id &viewer_id,
                   Instant now) const {
  const auto consent =
      store::lock_standing_consent(transaction, handing.member_id, handing.purpose);
  if (!consent) return false;
  const auto day = kit::date_in(now, context_.program.zone());
  const auto key = viewer_id.text() + consent->text() + std::to_string(number_of(day));
  if (take_place(transaction, context_, "disclosures.look", key, 1, std::chrono::days(1)))
    store::write(transaction, context_.make_id(), handing, *consent, number_of(day), now);
  return true;
}

std::vector<Disclosure> Service::of_member(Transaction &transaction, const Id &member_id) const {
  return store::of_member(transaction, member_id, list_limit);
}

bool Service::forget_step(Transaction &transaction, Instant before) const {
  return store::erase_before(transaction, before, rows_at_once) == rows_at_once;
}

}  // namespace tandem::disclosures
